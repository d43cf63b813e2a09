/** Starts the program: the window where there is a display, the command line otherwise. */
@NullMarked
package convscope;

import org.jspecify.annotations.NullMarked;
