package convscope.rewrite;

import java.util.List;

/**
 * An equation between two expressions, and where their weights go. A rule looks at one step of a
 * chain and what follows it, and gives what can stand in their place; it knows nothing of paths,
 * names, copies or recipes, which {@link Rewriter} sees to.
 */
public interface Rule {

    /** {@return a few words for a menu, e.g. {@code sum of convolutions}} */
    String name();

    /** {@return the equation as one sentence} */
    String says();

    /**
     * {@return the numbers to choose among where one must, e.g. how many groups, the usual one
     * first; empty where there is nothing to choose}
     */
    default List<Integer> choices(Site site, Direction direction) {
        return List.of();
    }

    /** {@return the other side of the equation in place of the site's steps, or why not} */
    Match match(Site site, Direction direction);
}
