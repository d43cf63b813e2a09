package convscope.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.TensorNames.Renaming;
import convscope.graph.Lowered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorNamesTest {

    private static final Path FOLDER = Path.of("src/test/resources/convscope/catalog");

    /** What timm's files hold: all of ResNet-18, stem, first stage and head of the others. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 0, resnet18.tsv, 102",
        "seresnext50-32x4d, 0, seresnext50-32x4d.tsv, 331",
        "seresnext50-32x4d, 1, seresnext50-32x4d.legacy.tsv, 331"
    })
    void areThoseOfThePublishedFiles(String network, int naming, String file, int all)
            throws Exception {
        Network table =
                Catalog.tables().stream()
                        .filter(each -> each.name().equals(network))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> ours = new LinkedHashMap<>();
        Lowered.of(table.design())
                .graph()
                .tensors()
                .forEach(
                        (path, shape) ->
                                ours.put(
                                        table.published().get(naming).nameOf(path),
                                        shape.toString()));
        Map<String, String> published = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            String[] tensor = line.split("\t", -1);
            published.put(tensor[0], tensor[1]);
        }
        assertThat(published).hasSizeGreaterThan(60);
        assertThat(ours).containsAllEntriesOf(published);
        assertThat(ours).hasSize(all);
    }

    @Test
    void aRenamingCountsFromZeroWhereTheDesignCountsFromOne() {
        TensorNames names = names(Renaming.of("^stage(\\d+)\\.", "blocks.$1-1.x$1-1$."));
        assertThat(names.nameOf("stage10.a$1.weight")).isEqualTo("blocks.9.x9$.a$1.weight");
        assertThat(names.nameOf("other.weight")).isEqualTo("other.weight");
    }

    @Test
    void aBlockOfTooLargeANumberKeepsItsName() {
        TensorNames torchvision = Catalog.tensorNames().getFirst();
        assertThat(torchvision.nameOf("layer1.b99999999999.conv1.weight"))
                .isEqualTo("layer1.b99999999999.conv1.weight");
    }

    @Test
    void oneRenamingFollowsAnother() {
        TensorNames both = names(Renaming.of("a", "b")).with("others", "c", Renaming.of("b", "c"));
        assertThat(both.nameOf("a")).isEqualTo("c");
        assertThat(both.whose()).isEqualTo("others");
    }

    private static TensorNames names(Renaming... renamings) {
        return new TensorNames("nobody's", Pattern.compile("$^"), List.of(renamings));
    }
}
