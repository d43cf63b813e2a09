package convscope.view;

import convscope.engine.EngineSettings;
import convscope.picture.Picture;
import convscope.run.Focus;
import convscope.run.Newest;
import convscope.run.PassEvent;
import convscope.run.PassRequest;
import convscope.run.PassResult;
import convscope.session.EngineChoice;
import convscope.session.Session;
import convscope.view.workbench.ShownDesign;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for a pass whenever what is shown needs one, and tells what came of it. */
final class Passes implements AutoCloseable {

    private final Newest<PassRequest, PassEvent> runner;
    private final Pictures pictures;
    private final Screen screen;
    private @Nullable ShownDesign shown;
    private @Nullable PassRequest requested;
    private @Nullable PassResult result;

    /** What passes are shown on. */
    interface Screen {

        void computed(ShownDesign shown, Focus focus, PassResult result);

        /** There are no values, for this reason. */
        void without(ShownDesign shown, String why);

        /** One line about the engine. */
        void status(PassEvent event);
    }

    /**
     * @param starter starts the runner, given who is told
     */
    Passes(
            Function<Consumer<PassEvent>, Newest<PassRequest, PassEvent>> starter,
            Pictures pictures,
            Screen screen) {
        this.runner = starter.apply(this::hear);
        this.pictures = pictures;
        this.screen = screen;
    }

    void show(ShownDesign now) {
        shown = now;
        pictures.of(now.session().picture())
                .ifPresentOrElse(this::request, () -> draw(now, focus(now)));
    }

    private void request(Picture picture) {
        ShownDesign now = shown;
        if (now == null) {
            return;
        }
        Session session = now.session();
        Focus focus = focus(now);
        if (focus.node().isEmpty() && focus.stage().isEmpty()) {
            screen.without(now, focus.excuse());
        }
        PassRequest wanted =
                new PassRequest(
                        now.lowered(),
                        session.weights(),
                        picture,
                        focus.visible(session.tab()),
                        focus.tensors(session.tab()),
                        session.edits(),
                        settings(session.engine()));
        if (!wanted.equals(requested)) {
            requested = wanted;
            runner.ask(wanted);
        }
        draw(now, focus);
    }

    static EngineSettings settings(EngineChoice chosen) {
        return new EngineSettings(chosen.engine(), chosen.threads(), chosen.fastMath());
    }

    private static Focus focus(ShownDesign now) {
        return Focus.on(now.lowered(), now.selected().path());
    }

    private void draw(ShownDesign now, Focus focus) {
        PassResult newest = result;
        if (newest != null) {
            screen.computed(now, focus, newest);
        } else {
            screen.without(now, "Computing the maps...");
        }
    }

    private void hear(PassEvent event) {
        ShownDesign now = shown;
        screen.status(event);
        if (now == null) {
            return;
        }
        switch (event) {
            case PassEvent.Computed(PassResult newest) -> {
                result = newest;
                draw(now, focus(now));
            }
            case PassEvent.Failed(PassRequest request, String says) -> {
                if (request.equals(requested)) {
                    requested = null;
                    screen.without(now, says);
                }
            }
            case PassEvent.Stopped stopped -> requested = null;
            case PassEvent.Computing _, PassEvent.Compared _ -> {}
        }
    }

    void stop() {
        runner.stop();
    }

    @Override
    public void close() {
        runner.close();
    }
}
