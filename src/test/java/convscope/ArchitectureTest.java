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
    @TestFactory
    Stream<DynamicTest> theHouseKeeps() {
        JavaClasses house =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("convscope");
        return new HouseRules("convscope")
                .all().entrySet().stream()
                        .map(
                                rule ->
                                        DynamicTest.dynamicTest(
                                                rule.getKey(), () -> rule.getValue().check(house)));
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

    private static void offends(ArchRule rule, JavaClasses house) {
        assertThat(rule.evaluate(house).hasViolation()).isTrue();
    }
}
