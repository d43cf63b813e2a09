package convscope.run;

import convscope.analysis.Analysis;
import convscope.analysis.Tally;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.says.Log;
import convscope.session.RulesHere;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Looks for the rules that apply to a block, and what each would change. */
public final class RuleSearch implements Newest.Answering<RuleSearch.Question, RuleSearch.Answer> {

    /** Which block of which design. */
    public record Question(Lowered lowered, Path block) {}

    /** What came of a search. */
    public sealed interface Answer {

        /**
         * The rules that apply, and those that do not.
         *
         * @param graphs of the design, and of it after each offer
         * @param tallies what each costs
         */
        record Found(RulesHere rules, List<Graph> graphs, List<Tally> tallies) implements Answer {
            public Found {
                graphs = List.copyOf(graphs);
                tallies = List.copyOf(tallies);
            }
        }

        /**
         * The search failed.
         *
         * @param says one sentence
         */
        record Failed(String says) implements Answer {}
    }

    private RuleSearch() {}

    /**
     * {@return where rules are asked for}
     *
     * @param screen where the listener is called, {@code Platform::runLater}
     */
    public static Newest<Question, Answer> start(Executor screen, Consumer<Answer> listener) {
        return new Newest<>("rules", needed -> new RuleSearch(), screen, listener);
    }

    @Override
    public void answer(Question question, Newest.Telling<Answer> telling) {
        RulesHere rules =
                RulesHere.at(question.lowered, question.block, telling.eager()::cancelled);
        List<Graph> graphs = new ArrayList<>(List.of(question.lowered.graph()));
        rules.offers().forEach(offer -> graphs.add(Lowered.of(offer.step().after()).graph()));
        List<Tally> tallies = graphs.stream().map(graph -> Analysis.of(graph).total()).toList();
        telling.tell(new Answer.Found(rules, graphs, tallies));
    }

    @Override
    public Answer failed(Question question, Throwable failure) {
        return new Answer.Failed(Log.sentence(failure));
    }
}
