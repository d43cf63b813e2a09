package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.document.DesignException;
import convscope.document.GraphFile;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.rewrite.Derivations.Result.Found;
import convscope.weights.Safetensors;
import convscope.weights.SafetensorsException;
import convscope.weights.Weights;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * PyTorch computed the three forms of ResNeXt on one set of weights: the rules find form C's
 * weights their places in A and B, number by number.
 */
class ResNextFormsTest {

    private static final Path CASES = Path.of("src/test/resources/reference/cases");

    /** The reference's names of form C's tensors, in the order of the block. */
    private static final List<String> OWNERS =
            List.of("c.conv1", "c.bn1", "c.conv2", "c.bn2", "c.conv3", "bn3");

    private static ForwardEngine engine;

    @BeforeAll
    static void start() throws EngineException {
        engine = Engines.byName("nd4j");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Design block(ResNeXt.Form form, int cardinality, Shape input) {
        return new Design(
                form.name(),
                input,
                Sequence.of(new ResNeXt(form, cardinality, 4, input.channels(), 1, Shortcut.B, 0)));
    }

    private static Weights formC(Design design, Map<String, INDArray> reference) {
        Iterator<String> names = Lowered.of(design).graph().tensors().keySet().iterator();
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        for (String owner : OWNERS) {
            List<String> roles =
                    owner.contains("conv")
                            ? List.of("weight")
                            : List.of("weight", "bias", "running_mean", "running_var");
            for (String role : roles) {
                tensors.put(names.next(), reference.get(owner + "." + role).dup('c'));
            }
        }
        assertThat(names.hasNext()).isFalse();
        return new Weights(tensors);
    }

    @ParameterizedTest
    @CsvSource({
        "resnext_forms_8x4, 8, A",
        "resnext_forms_8x4, 8, B",
        "resnext_forms_32x4, 32, A",
        "resnext_forms_32x4, 32, B"
    })
    void theWeightsOfFormCGiveTheReferencesOutput(String id, int cardinality, ResNeXt.Form form)
            throws DesignException, SafetensorsException, EngineException {
        GraphFile file = GraphFile.read(CASES.resolve(id + ".json"));
        Map<String, INDArray> reference = Safetensors.read(file.tensors());
        Shape input = file.graph().input();
        Design from = block(ResNeXt.Form.C, cardinality, input);
        Design to = block(form, cardinality, input);
        Derivation derivation = ((Found) Derivations.find(from, to, () -> false)).derivation();
        try (Weights old = formC(from, reference);
                Weights carried = derivation.carried(old, DataType.FLOAT)) {
            paths(carried, reference, cardinality, form);
            Pass pass = new Pass(Lowered.of(to).graph(), carried, reference.get("input"), Set.of());
            INDArray wanted = reference.get("output." + form.name().toLowerCase(Locale.ROOT));
            try (Activations values = engine.run(pass, Watch.NONE);
                    INDArray difference = values.output().sub(wanted)) {
                assertThat(difference.amaxNumber().doubleValue())
                        .isCloseTo(0, within(file.tolerance()));
            }
        } finally {
            reference.values().forEach(INDArray::close);
        }
    }

    /** The slices that the reference gives each path, to the last bit. */
    private static void paths(
            Weights carried, Map<String, INDArray> reference, int cardinality, ResNeXt.Form form) {
        for (int path = 0; path < cardinality; path++) {
            String ours = "resnext1.path" + (path + 1);
            String theirs = "path." + path;
            assertThat(carried.get(ours + ".conv1.weight"))
                    .isEqualTo(reference.get(theirs + ".conv1.weight"));
            assertThat(carried.get(ours + ".conv2.weight"))
                    .isEqualTo(reference.get(theirs + ".conv2.weight"));
            assertThat(carried.get(ours + ".batchNorm2.running_var"))
                    .isEqualTo(reference.get(theirs + ".bn2.running_var"));
            if (form == ResNeXt.Form.A) {
                assertThat(carried.get(ours + ".conv3.weight"))
                        .isEqualTo(reference.get(theirs + ".conv3.weight"));
            }
        }
    }
}
