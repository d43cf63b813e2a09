/**
 * Two or three designs side by side: at which value they meet, which weights go over from one to
 * the other, and in words what is equal and what differs.
 */
@org.jspecify.annotations.NullMarked
package convscope.compare;
