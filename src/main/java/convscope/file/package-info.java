/**
 * The one door by which files come in, the one writer by which they are saved, and what of them can
 * fail, in words. It knows the JDK alone; whoever reads or writes may know it.
 */
@NullMarked
package convscope.file;

import org.jspecify.annotations.NullMarked;
