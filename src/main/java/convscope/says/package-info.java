/**
 * What is said to the user, and what went wrong: one sentence for him, the details for a log file.
 */
@NullMarked
package convscope.says;

import org.jspecify.annotations.NullMarked;
