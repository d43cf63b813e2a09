package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Explains a sum over operations by its largest terms. */
record SumFormula(Graph graph, Counts counts, String path) {

    private static final int TERMS = 4;

    private record Term(Node node, long amount) {}

    Explanation explain(Quantity quantity, int first, int end) {
        List<Term> terms = terms(quantity, first, end);
        long sum = counts.sum(quantity, first, end);
        if (terms.size() == 1) {
            return new OperationFormula(graph, terms.getFirst().node()).explain(quantity, sum);
        }
        return new Explanation(
                quantity.label(),
                terms.isEmpty() ? "no operation has any" : title(terms.size()),
                terms.stream().limit(TERMS).map(this::written).collect(Collectors.joining(" + "))
                        + others(terms, sum),
                OperationFormula.result(quantity, sum),
                OperationFormula.note(quantity));
    }

    private static String title(int terms) {
        return "sum of " + NumberText.exact(terms) + " operations";
    }

    private List<Term> terms(Quantity quantity, int first, int end) {
        List<Term> terms = new ArrayList<>();
        for (int node = first; node < end; node++) {
            long amount = counts.sum(quantity, node, node + 1);
            if (amount > 0) {
                terms.add(new Term(graph.nodes().get(node), amount));
            }
        }
        terms.sort((a, b) -> Long.compare(b.amount(), a.amount()));
        return terms;
    }

    private String written(Term term) {
        String id = term.node().id();
        String name =
                !path.isEmpty() && id.startsWith(path + ".") ? id.substring(path.length() + 1) : id;
        return NumberText.exact(term.amount()) + " (" + name + ")";
    }

    private static String others(List<Term> terms, long sum) {
        if (terms.size() <= TERMS) {
            return "";
        }
        long named = terms.stream().limit(TERMS).mapToLong(Term::amount).reduce(0, Saturating::sum);
        String rest = sum == Long.MAX_VALUE ? "more" : NumberText.exact(sum - named);
        return " + " + rest + " (" + NumberText.exact(terms.size() - TERMS) + " others)";
    }
}
