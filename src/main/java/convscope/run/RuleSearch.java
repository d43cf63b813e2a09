package convscope.run;

import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.says.Failure;
import convscope.says.Log;
import convscope.session.RulesHere;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Looks for the rules that apply to a block. */
public final class RuleSearch implements Newest.Answering<RuleSearch.Question, RuleSearch.Found> {

    /** Which block of which design. */
    public record Question(Lowered lowered, Path block) {}

    /** The rules that apply, and those that do not. */
    public record Found(Question question, RulesHere rules) {}

    private RuleSearch() {}

    /**
     * {@return where rules are asked for}
     *
     * @param screen where the listener is called, {@code Platform::runLater}
     */
    public static Newest<Question, Found> start(Executor screen, Consumer<Found> listener) {
        return new Newest<>("rules", needed -> new RuleSearch(), screen, listener);
    }

    @Override
    public void answer(Question question, Newest.Telling<Found> telling) {
        RulesHere rules =
                RulesHere.at(question.lowered, question.block, telling.eager()::cancelled);
        telling.tell(new Found(question, rules));
    }

    /** Then no rule is offered. */
    @Override
    public Found failed(Question question, Throwable failure) {
        Log.ofThisUser().keep(Failure.of(failure));
        return new Found(question, new RulesHere(List.of(), List.of()));
    }
}
