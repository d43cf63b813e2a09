package convscope.engine.onednn;

import convscope.catalog.SmallNetworks;
import convscope.document.Samples;
import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.model.Design;
import convscope.model.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks on small pictures, neither square nor even. */
class NetworksAgreeTest {

    static Stream<Design> networks() {
        return SmallNetworks.all()
                .flatMap(
                        network ->
                                Stream.of(
                                        network.withInput(new Shape(3, 45, 70)),
                                        network.withInput(new Shape(1, 33, 33))));
    }

    static Stream<Design> samples() {
        return Samples.all().stream()
                .map(each -> each.withInput(new Shape(each.input().channels(), 9, 6)));
    }

    @ParameterizedTest
    @MethodSource({"networks", "samples"})
    void agree(Design design) throws EngineException {
        try (Agreement engines = Agreement.ofOneDnn()) {
            engines.on(design, 2, 1);
        }
    }
}
