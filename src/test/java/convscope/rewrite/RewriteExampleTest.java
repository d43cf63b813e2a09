package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import convscope.catalog.Catalog;
import convscope.model.Design;
import convscope.model.Path;
import org.junit.jupiter.api.Test;

class RewriteExampleTest {

    @Test
    void aRecipeIsUnfolded() {
        // @start region=example
        Design design = Catalog.start();
        Rule rule = Rules.named("unfold").orElseThrow();
        Rewriter.Attempt attempt =
                Rewriter.of(design).apply(rule, Direction.FORWARD, new Path("resnext1"));
        switch (attempt) {
            case Rewriter.Attempt.Applied applied ->
                    assertThat(applied.step().after()).isNotEqualTo(design);
            case Rewriter.Attempt.Refused refused -> fail(refused.because());
        }
        // @end
    }
}
