package convscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class CrumbTest {

    private static final String LONG = "\u6b8b\u5dee".repeat(100);

    private final List<Crumb> made = new ArrayList<>();

    private Crumb crumb(FxRobot robot, String name) {
        robot.interact(() -> made.add(new Crumb(name, () -> {})));
        return made.getLast();
    }

    @Test
    void aLongNameLosesItsMiddleAndStandsWholeUnderThePointer(FxRobot robot) {
        Crumb crumb = crumb(robot, LONG);
        assertThat(crumb.getText()).hasSizeLessThan(20).contains("\u2026");
        assertThat(crumb.getTooltip().getText()).isEqualTo(LONG);
    }

    @Test
    void aShortNameStandsAsItIs(FxRobot robot) {
        Crumb crumb = crumb(robot, "\u5377\u79ef\u5c42");
        assertThat(crumb.getText()).isEqualTo("\u5377\u79ef\u5c42");
        assertThat(crumb.getTooltip()).isNull();
    }

    @Test
    void whatTurnsALineAroundStandsAsItsCode(FxRobot robot) {
        assertThat(crumb(robot, "a\u202eb").getText()).isEqualTo("aU+202Eb");
    }
}
