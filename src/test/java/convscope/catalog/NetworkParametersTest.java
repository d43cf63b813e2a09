package convscope.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.graph.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkParametersTest {

    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512",
        "resnet34, 21797672",
        "resnet50, 25557032",
        "resnet101, 44549160",
        "resnet152, 60192808",
        "wide-resnet50-2, 68883240",
        "resnext50-32x4d, 25028904",
        "resnext101-32x8d, 88791336",
        "seresnext50-32x4d, 27559896"
    })
    void networksHaveAsManyParametersAsTorchvisionAndTimm(String name, long parameters) {
        long counted = 0;
        for (Node node : Lowered.of(Catalog.design(name).orElseThrow()).graph().nodes()) {
            for (var tensor : node.op().tensors().entrySet()) {
                if (tensor.getKey().trainable()) {
                    counted +=
                            tensor.getValue().stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b);
                }
            }
        }
        assertThat(counted).isEqualTo(parameters);
    }
}
