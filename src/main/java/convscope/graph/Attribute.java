package convscope.graph;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a graph file says of an operation: one component of its record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Attribute {

    /** Its name in the file. */
    String value();

    /** The least legal number. */
    double least() default 1;

    /** The greatest legal number. */
    double most() default ShapeRule.MOST_CHANNELS;

    /**
     * The value where the file says nothing; the name of an attribute before it takes that one's
     * value; empty where {@link #follows} gives it or the file must say it.
     */
    String initial() default "";

    /** What it follows from where the file says nothing. */
    OpAttribute.Source follows() default OpAttribute.Source.FILE;
}
