package convscope.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a kind of layer or recipe is called, wherever it is read, listed or offered. The design
 * file, the command line, the palette and the inspector all take it from here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Called {

    /** The key in the design file and on the command line; empty for a layer's own name. */
    String kind() default "";

    /** What the inspector writes over it, e.g. {@code ResNeXt block}; empty for a layer. */
    String title() default "";

    /** The words under which the palette offers it; empty for those of the kind. */
    String palette() default "";

    /**
     * The palette's section, in which kinds stand in the order of their list; empty for the usual
     * one.
     */
    String section() default "";
}
