package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.model.Design;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whatever a user does, on seeded random designs and gestures. */
class UpdatePropertyTest {

    private static final int DESIGNS = 60;
    private static final int GESTURES = 25;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPathOfTheGraphThatTheUserWroteLeadsToItsBlock(long seed) {
        RandomEdits random = new RandomEdits(seed);
        for (int i = 0; i < DESIGNS; i++) {
            Design design = random.design();
            Expression expression = new Expression(design.body());
            Lowered.of(design)
                    .root()
                    .all()
                    .filter(place -> !place.derived() && !place.path().text().contains("~"))
                    .forEach(
                            place ->
                                    assertThat(expression.find(place.path()))
                                            .as("%s in %s", place.path(), design)
                                            .contains(place.block()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whatCameOutOfARecipeBelongsToTheRecipe(long seed) {
        RandomEdits random = new RandomEdits(seed);
        for (int i = 0; i < DESIGNS; i++) {
            Design design = random.design();
            Expression expression = new Expression(design.body());
            Lowered.of(design)
                    .root()
                    .all()
                    .filter(Place::derived)
                    .forEach(
                            place ->
                                    assertThat(
                                                    place.path()
                                                            .isWithin(
                                                                    expression.owner(place.path())))
                                            .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9, 10})
    void undoBringsBackEveryStateAndRedoTheLast(long seed) {
        RandomEdits random = new RandomEdits(seed);
        for (int i = 0; i < DESIGNS; i++) {
            Session session = Session.on(random.design());
            List<Design> states = new ArrayList<>(List.of(session.design()));
            for (int gesture = 0; gesture < GESTURES; gesture++) {
                session = Update.apply(session, new Message.Select(random.path(session.design())));
                session = Update.apply(session, random.edit(session.design()));
                if (!session.design().equals(states.getLast())) {
                    states.add(session.design());
                }
            }
            assertThat(undone(session)).isEqualTo(states.reversed());
            Session first = session;
            while (first.history().canUndo()) {
                first = Update.apply(first, new Message.Undo());
            }
            while (first.history().canRedo()) {
                first = Update.apply(first, new Message.Redo());
            }
            assertThat(first.design()).isEqualTo(session.design());
        }
    }

    private static List<Design> undone(Session last) {
        List<Design> designs = new ArrayList<>(List.of(last.design()));
        Session session = last;
        while (session.history().canUndo()) {
            session = Update.apply(session, new Message.Undo());
            if (!session.design().equals(designs.getLast())) {
                designs.add(session.design());
            }
        }
        return designs;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void afterAnEditTheSelectionIsThere(long seed) {
        RandomEdits random = new RandomEdits(seed);
        for (int i = 0; i < DESIGNS; i++) {
            Session session = Session.on(random.design());
            for (int gesture = 0; gesture < GESTURES; gesture++) {
                Session after = Update.apply(session, random.edit(session.design()));
                Path selection = after.selection();
                if (!after.design().equals(session.design())
                        && !selection.equals(session.selection())) {
                    assertThat(new Expression(after.design().body()).find(selection)).isPresent();
                }
                session = after;
            }
        }
    }
}
