package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String ROOT = "convscope";

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> theHouseKeeps() {
        return new HouseRules(ROOT)
                .all().entrySet().stream()
                        .map(
                                rule ->
                                        DynamicTest.dynamicTest(
                                                rule.getKey(), () -> rule.getValue().check(HOUSE)));
    }

    /**
     * The negative controls: the broken house has, for each rule, a class that offends against it.
     */
    @TestFactory
    Stream<DynamicTest> aBrokenHouseIsCaughtBy() {
        JavaClasses brokenHouse = new ClassFileImporter().importPackages("brokenhouse");
        return new HouseRules("brokenhouse")
                .all().entrySet().stream()
                        .map(
                                rule ->
                                        DynamicTest.dynamicTest(
                                                rule.getKey(),
                                                () -> offends(rule.getValue(), brokenHouse)));
    }

    @TestFactory
    Stream<DynamicTest> noMoreIsPermittedThanIsUsedBy() {
        return Rooms.ALL.stream()
                .map(
                        room ->
                                DynamicTest.dynamicTest(
                                        room.folder(),
                                        () -> assertThat(room.unused(ROOT, HOUSE)).isEmpty()));
    }

    /** The negative control: of all rooms, each is caught with one permission more than it has. */
    @TestFactory
    Stream<DynamicTest> onePermissionTooManyIsCaughtIn() {
        return Rooms.ALL.stream()
                .map(
                        room ->
                                DynamicTest.dynamicTest(
                                        room.folder(),
                                        () ->
                                                assertThat(room.with("view").unused(ROOT, HOUSE))
                                                        .containsExactly("view")));
    }

    private static void offends(ArchRule rule, JavaClasses house) {
        assertThat(rule.evaluate(house).hasViolation()).isTrue();
    }
}
