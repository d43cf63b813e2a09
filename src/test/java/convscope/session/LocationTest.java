package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import convscope.catalog.Catalog;
import convscope.model.Path;
import org.junit.jupiter.api.Test;

class LocationTest {

    private static final Message.Point AT_THE_EYE = new Message.Point(new Location(17, 3, 4));

    private final Session start = Session.on(Catalog.start());

    @Test
    void halfAPixelIsNoLocation() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Location(0, 3, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Location(-1, 3, 4));
    }

    @Test
    void aLocationIsLookedAtUntilAnotherBlockIsSelected() {
        Session pointed = Update.apply(start, AT_THE_EYE);
        assertThat(pointed.location()).isEqualTo(new Location(17, 3, 4));
        Session same = Update.apply(pointed, new Message.Select(pointed.selection()));
        assertThat(same.location()).isEqualTo(new Location(17, 3, 4));
        Session other = Update.apply(pointed, new Message.Select(new Path("resnext1.conv1")));
        assertThat(other.location()).isEqualTo(Location.NONE);
    }

    @Test
    void aLocationSurvivesAnEditAndCannotBeUndone() {
        Session pointed = Update.apply(start, AT_THE_EYE);
        Session renamed = Update.apply(pointed, new Message.RenameDesign("other"));
        Session undone = Update.apply(renamed, new Message.Undo());
        assertThat(undone.location()).isEqualTo(new Location(17, 3, 4));
    }
}
