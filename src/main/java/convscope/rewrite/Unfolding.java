package convscope.rewrite;

import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Titled;
import convscope.rewrite.Term.Unopened;
import java.util.List;

/** A recipe = the expression that it stands for; no weight changes but in its name. */
record Unfolding() implements Rule {

    @Override
    public String name() {
        return "unfold";
    }

    @Override
    public String says() {
        return "A recipe is the expression that it stands for.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        if (direction == Direction.BACKWARD) {
            return Match.refused("an expression does not tell which recipe it was");
        }
        if (!(site.step() instanceof Unopened recipe)) {
            return Match.refused("only a recipe unfolds");
        }
        Term inside = recipe.inside().bare();
        Term whole = site.chain().steps().get(site.index());
        List<Term> steps =
                whole instanceof Titled titled
                        ? List.of(new Titled(titled.name(), inside))
                        : inside instanceof Chain chain ? chain.steps() : List.of(inside);
        return new Applies(
                1,
                steps,
                "%s unfolds to the expression that it stands for"
                        .formatted(recipe.recipe().caption()),
                "the expression is %s".formatted(recipe.recipe().caption()),
                true);
    }
}
