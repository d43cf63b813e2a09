package convscope.gpucheck;

import convscope.document.DesignException;
import convscope.document.DesignSource;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import java.util.List;

/**
 * What is measured.
 *
 * @param name what it is called in the table
 * @param design DESIGN of the command line, on its own input
 * @param batch how many pictures at once
 */
record Subject(String name, String design, int batch) {

    static final List<Subject> ALL =
            List.of(
                    network("resnet50", 1),
                    network("resnext50-32x4d", 1),
                    network("seresnext50-32x4d", 1),
                    block("A"),
                    block("B"),
                    block("C"),
                    network("resnet50", 32),
                    network("resnext50-32x4d", 32),
                    network("seresnext50-32x4d", 32));

    private static Subject network(String name, int batch) {
        return new Subject(name + " x" + batch, name, batch);
    }

    /** The paper's block of the first stage, on {@link DesignSource#INPUT}. */
    private static Subject block(String form) {
        return new Subject(
                "block " + form + " x1",
                "resnext:form=" + form + ",cardinality=32,width=4,out=256",
                1);
    }

    Graph graph() throws DesignException {
        return Lowered.of(DesignSource.resolve(design)).graph();
    }
}
