/**
 * Where this program keeps what belongs to its user: settings, the log, and the libraries that it
 * unpacks.
 *
 * <p>Start at {@link convscope.place.UserFolders} and {@link convscope.place.FileFault}. The
 * system's properties and variables give each folder; a {@link convscope.place.PrivateFolder} is
 * made where nobody else may write; what fails there is said in words.
 *
 * {@snippet class="convscope.place.PlaceExampleTest" region="example"}
 */
@org.jspecify.annotations.NullMarked
package convscope.place;
