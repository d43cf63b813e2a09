package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.graph.Lowered;
import convscope.model.Named;
import convscope.model.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The start design: 32 x 4 on 256 channels, 70 144 weights without its gate. */
class AggregationTest {

    private static final Path BLOCK = new Path("resnext1");

    private static Session start(Keep keep) {
        Session session =
                Update.apply(
                        Session.on(Catalog.start()),
                        new Message.SetParameter(BLOCK, "se", 0, false));
        return Update.apply(session, new Message.ChooseKeep(keep));
    }

    private static Session set(Session session, String setting, int value, boolean dragging) {
        return Update.apply(session, new Message.SetParameter(BLOCK, setting, value, dragging));
    }

    private static ResNeXt block(Session session) {
        return (ResNeXt) Named.bare(session.design().body().blocks().getFirst());
    }

    private static Aggregation aggregation(Session session) {
        return Aggregation.of(Lowered.of(session.design()).find(BLOCK).orElseThrow()).orElseThrow();
    }

    /** Table 2 of the paper, and 16 x 8, the nearest that there is. Weights counted by hand. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 69632",
        "2, 40, 69760",
        "4, 24, 69888",
        "8, 14, 71456",
        "16, 8, 74752",
        "32, 4, 70144"
    })
    void theUsualSliderKeepsTheCostAsInThePapersTable(int cardinality, int width, long weights) {
        Session session = set(start(Keep.COST), "cardinality", cardinality, false);
        assertThat(block(session).cardinality()).isEqualTo(cardinality);
        assertThat(block(session).width()).isEqualTo(width);
        assertThat(aggregation(session).weights()).isEqualTo(weights);
    }

    @ParameterizedTest
    @CsvSource({"64, 1", "40, 2", "24, 4", "14, 8", "4, 32"})
    void theCardinalityFollowsTheWidth(int width, int cardinality) {
        Session session = set(start(Keep.COST), "width", width, false);
        assertThat(block(session).width()).isEqualTo(width);
        assertThat(block(session).cardinality()).isEqualTo(cardinality);
    }

    @Test
    void aDragAddsUpNoRoundings() {
        Session session = start(Keep.COST);
        for (int cardinality : new int[] {31, 20, 16, 9, 5, 3, 64, 50, 8}) {
            session = set(session, "cardinality", cardinality, true);
        }
        session = set(session, "cardinality", 8, false);
        assertThat(block(session).width()).isEqualTo(14);
        Session undone = Update.apply(session, new Message.Undo());
        assertThat(block(undone).cardinality()).isEqualTo(32);
        assertThat(block(undone).width()).isEqualTo(4);
    }

    @Test
    void theChannelsAreKeptAtEveryDivisor() {
        Session session = start(Keep.CHANNELS);
        for (int cardinality : new int[] {1, 2, 4, 8, 16, 64, 128}) {
            session = set(session, "cardinality", cardinality, false);
            assertThat(block(session).cardinality() * block(session).width()).isEqualTo(128);
        }
        assertThat(set(session, "width", 16, false).notice()).isEmpty();
        assertThat(block(set(session, "width", 16, false)).cardinality()).isEqualTo(8);
    }

    @Test
    void whatDoesNotDivideTheChannelsIsRefusedWithWhatDoes() {
        Session session = set(start(Keep.CHANNELS), "cardinality", 3, false);
        assertThat(session.notice())
                .isEqualTo(
                        "cardinality divides the 128 channels that are kept (1, 2, 4, 8, 16, 32,"
                                + " 64, 128), not 3.");
        assertThat(block(session).cardinality()).isEqualTo(32);
    }

    @Test
    void theOtherNumberStaysWhereTheWidthIsKept() {
        Session session = set(start(Keep.WIDTH), "cardinality", 1, false);
        assertThat(block(session).width()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void whatIsNoCardinalityIsRefusedAsEver(Keep keep) {
        assertThat(set(start(keep), "cardinality", 0, false).notice())
                .isEqualTo("cardinality is a whole number from 1 to 4096, not 0.");
    }
}
