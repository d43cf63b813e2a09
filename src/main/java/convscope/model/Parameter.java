package convscope.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a user may choose: one component of a layer's or a recipe's record. The design file, the
 * command line and the inspector all read it, so that a parameter is described once.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

    int MOST_CHANNELS = 65_536;
    int MOST_EXTENT = 1_024;

    /** The channels of the input, among what a setting divides. */
    String INPUT = "input";

    /** What it is, with its unit, in a few words. */
    String says();

    /**
     * The value where the file says nothing, in the file's notation; the name of another component
     * takes that one's value; empty where the file must say it.
     */
    String initial() default "";

    /** The value with which the palette starts, where it is not {@link #initial}. */
    String typical() default "";

    /** The numbers that an editor offers first. */
    Usual usual() default Usual.POWERS_OF_TWO;

    /**
     * What it divides: {@link #INPUT}, or the names of other components. Only divisors are legal
     * then, and 0 where {@link #least} is 0.
     */
    String[] divides() default {};

    /** The least legal value of a number. */
    double least() default 1;

    /** The greatest legal value of a number. */
    double most() default MOST_CHANNELS;
}
