package convscope.session;

import convscope.graph.Divisors;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Design;
import convscope.model.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a {@link Counterpart} comes to beside the design that is open now. */
public sealed interface Baseline {

    /** {@return a few words to stand over it} */
    String label();

    /**
     * @param says what it is, such as {@code resnext1.conv2 with 1 group instead of 32}
     */
    record Built(String label, Design design, String says) implements Baseline {}

    /**
     * There is none.
     *
     * @param because one sentence
     */
    record Missing(String label, String because) implements Baseline {}

    /**
     * {@return what the counterpart comes to}
     *
     * @param open the open design
     * @param selection the selected block of it
     */
    static Baseline of(Counterpart counterpart, Lowered open, Path selection) {
        SelectedConvolutions convolutions = new SelectedConvolutions(open, selection);
        return switch (counterpart) {
            case Counterpart.Fixed(String label, Design design) ->
                    new Built(label, design, "the design " + design.name());
            case Counterpart.InForm form ->
                    new ResNeXtForms(form.form()).of(open.design(), form.label());
            case Counterpart.Dense dense ->
                    regrouped(dense.label(), open, convolutions.grouped(Path.ROOT), 1)
                            .orMissing("Every convolution of this design is dense already.");
            case Counterpart.Regrouped regrouped ->
                    regrouped(
                                    regrouped.label(),
                                    open,
                                    convolutions.selected().stream().toList(),
                                    regrouped.groups())
                            .orMissing("There is no convolution in or before the selected block.");
            case Counterpart.Standard standard -> standard(open, convolutions);
        };
    }

    /** {@return the numbers of groups that the selected convolution may have, ascending} */
    static List<Integer> legalGroups(Lowered open, Path selection) {
        return new SelectedConvolutions(open, selection)
                .selected()
                .map(node -> (Op.Conv2d) node.op())
                .map(conv -> Divisors.common(conv.in(), conv.out()))
                .orElse(List.of());
    }

    private static Baseline standard(Lowered open, SelectedConvolutions convolutions) {
        List<Node> grouped = convolutions.groupedNearby();
        if (!grouped.isEmpty()) {
            return regrouped("dense", open, grouped, 1).orMissing("");
        }
        return convolutions
                .groupable()
                .map(
                        node ->
                                regrouped(
                                        "grouped",
                                        open,
                                        List.of(node),
                                        SelectedConvolutions.usual(node)))
                .map(attempt -> attempt.orMissing(""))
                .orElseGet(
                        () ->
                                new Missing(
                                        "grouped",
                                        "No convolution here can be grouped: groups divide input"
                                                + " and output channels."));
    }

    private static Attempt regrouped(String label, Lowered open, List<Node> nodes, int groups) {
        Map<Integer, Integer> wanted = new HashMap<>();
        nodes.forEach(node -> wanted.put(node.index(), groups));
        return new Attempt(label, open, nodes, wanted, groups);
    }

    /** Convolutions that shall have another number of groups. */
    record Attempt(
            String label,
            Lowered open,
            List<Node> nodes,
            Map<Integer, Integer> wanted,
            int groups) {

        Baseline orMissing(String because) {
            if (nodes.isEmpty()) {
                return new Missing(label, because);
            }
            for (Node node : nodes) {
                Op.Conv2d conv = (Op.Conv2d) node.op();
                if (conv.in() % groups != 0 || conv.out() % groups != 0) {
                    return new Missing(
                            label,
                            String.format(
                                    Locale.ROOT,
                                    "%s has %d input and %d output channels, which %d groups do not divide.",
                                    node.id(),
                                    conv.in(),
                                    conv.out(),
                                    groups));
                }
            }
            Design design = new Regrouping(open, wanted).design();
            return new Built(label, design.withName(design.name() + ", " + label), says());
        }

        private String says() {
            String now = groups == 1 ? "1 group" : groups + " groups";
            if (nodes.size() == 1) {
                int before = ((Op.Conv2d) nodes.getFirst().op()).groups();
                return String.format(
                        Locale.ROOT,
                        "%s with %s instead of %d",
                        nodes.getFirst().id(),
                        now,
                        before);
            }
            return String.format(Locale.ROOT, "%d convolutions with %s each", nodes.size(), now);
        }
    }
}
