package convscope.peers;

import convscope.document.DesignException;
import convscope.document.DesignSource;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param name what it is called in the table
 * @param argument DESIGN of the command line
 * @param input what feeds it instead of its own
 */
record Case(String name, String argument, Optional<Shape> input) {

    static final List<Case> ALL =
            List.of(
                    network("resnet50"),
                    network("resnext50-32x4d"),
                    network("seresnext50-32x4d"),
                    block("A"),
                    block("B"),
                    block("C"),
                    new Case(
                            "grouped3x3",
                            "conv:out=128,kernel=3,padding=1,groups=32",
                            Optional.of(new Shape(128, 56, 56))));

    private static Case network(String name) {
        return new Case(name, name, Optional.empty());
    }

    private static Case block(String form) {
        String argument = "resnext:form=" + form + ",cardinality=32,width=4,out=256";
        return new Case("block" + form, argument, Optional.of(new Shape(256, 56, 56)));
    }

    Graph graph() throws DesignException {
        var design = DesignSource.resolve(argument);
        return Lowered.of(input.map(design::withInput).orElse(design)).graph();
    }
}
