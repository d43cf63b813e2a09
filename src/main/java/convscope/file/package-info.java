/**
 * The one door by which files come in, the one writer by which they are saved, and what of them can
 * fail, in words. Whoever reads or writes may know it.
 *
 * <p>Start at {@link convscope.file.InputFile} and {@link convscope.file.SavedFile}. A path is
 * first required to be what is wanted, with a sentence where it is not; what is saved is written
 * beside the target, synced, and moved over it whole.
 *
 * {@snippet class="convscope.file.FileExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.file;
