/**
 * Where this program keeps what belongs to its user: settings, the log, and the libraries that it
 * unpacks.
 */
@NullMarked
package convscope.place;

import org.jspecify.annotations.NullMarked;
