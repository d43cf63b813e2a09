package convscope.document;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.document.Preferences.Window;
import convscope.session.EngineChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {

    private static final long NOBODY = 999_999_999_999_999_999L;

    @TempDir private Path folder;

    private PreferencesFile file() {
        return new PreferencesFile(folder.resolve("deep").resolve("preferences.json"));
    }

    private Preferences load(String text) throws Exception {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), text);
        return file().load();
    }

    @Test
    void preferencesSurviveAFile() {
        Preferences preferences =
                Preferences.DEFAULT
                        .withDark(true)
                        .withWindow(new Window(-20.5, 30, 1280, 800, true))
                        .withFolder(folder)
                        .withEngine(new EngineChoice("nd4j", 3, true))
                        .withRecent(RecentFiles.NONE.with(folder.resolve("\"a\" 深.json")));
        assertThat(file().save(preferences)).isTrue();
        assertThat(file().load()).isEqualTo(preferences);
    }

    @Test
    void noFileGivesTheDefaults() {
        assertThat(file().load()).isEqualTo(Preferences.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "3",
                "{}",
                "{\"dark\": 3, \"threads\": -1, \"recent\": 7}",
                "{\"window\": {\"x\": 1}}",
                "{\"window\": null, \"folder\": \"a\\u0000b\"}",
                "{\"engine\": \"../\", \"fastMath\": 1, \"threads\": 1025}",
                "{\"recent\": [1, null, \"\\u0000\"]}"
            })
    void whatIsBrokenTakesItsDefault(String text) throws Exception {
        assertThat(load(text)).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void oneBrokenEntryDoesNotSpoilTheOthers() throws Exception {
        assertThat(load("{\"dark\": true, \"threads\": \"many\", \"later\": 1}"))
                .isEqualTo(Preferences.DEFAULT.withDark(true));
    }

    @Test
    void aFolderThatCannotBeWrittenHurtsNobody() throws Exception {
        Files.writeString(folder.resolve("deep"), "a file where a folder should be");
        assertThat(file().save(Preferences.DEFAULT)).isFalse();
        assertThat(file().load()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void theNewestFileStandsFirstAndNoneTwice() {
        Path first = folder.resolve("1");
        Path second = folder.resolve("2");
        RecentFiles recent = RecentFiles.NONE.with(first).with(second).with(first);
        assertThat(recent.paths()).containsExactly(first, second);
        assertThat(recent.without(first).paths()).containsExactly(second);
    }

    @Test
    void tenFilesAreRemembered() {
        RecentFiles recent =
                new RecentFiles(
                        IntStream.range(0, 20).mapToObj(i -> folder.resolve("" + i)).toList());
        assertThat(recent.paths()).hasSize(10);
    }

    @Test
    void aCrashedProgramsDesignIsOffered() {
        Autosave crashed = new Autosave(folder, NOBODY);
        Optional<Path> origin = Optional.of(folder.resolve("mine.convscope.json"));
        assertThat(crashed.keep(Catalog.start(), origin)).isTrue();
        List<Autosave.Left> left = new Autosave(folder, NOBODY - 1).left();
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().design()).isEqualTo(Catalog.start());
        assertThat(left.getFirst().origin()).isEqualTo(origin);
        new Autosave(folder, NOBODY - 1).discard(left.getFirst());
        assertThat(crashed.left()).isEmpty();
    }

    @Test
    void aRunningProgramsCopyIsItsOwn() {
        new Autosave(folder, ProcessHandle.current().pid()).keep(Catalog.start(), Optional.empty());
        assertThat(new Autosave(folder, NOBODY).left()).isEmpty();
    }

    @Test
    void aSavedDesignIsNotOffered() {
        Autosave autosave = new Autosave(folder, NOBODY);
        autosave.keep(Catalog.start(), Optional.empty());
        autosave.discard();
        assertThat(autosave.left()).isEmpty();
    }

    @Test
    void aBrokenCopyIsPassedOver() throws Exception {
        Files.writeString(folder.resolve("autosave-" + NOBODY + ".json"), "{\"design\": ");
        assertThat(new Autosave(folder, 1).left()).isEmpty();
    }

    @Test
    void noFolderOffersNothing() {
        assertThat(new Autosave(folder.resolve("none"), 1).left()).isEmpty();
    }
}
