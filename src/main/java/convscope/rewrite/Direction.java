package convscope.rewrite;

/** Which side of a rule's equation stands there before. */
public enum Direction {
    /** As the rule is stated: left becomes right. */
    FORWARD,
    /** Right becomes left. */
    BACKWARD
}
