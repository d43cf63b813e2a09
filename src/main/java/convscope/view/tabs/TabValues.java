package convscope.view.tabs;

import convscope.graph.Graph;
import convscope.picture.ChannelNames;
import convscope.picture.FeatureMaps;
import convscope.picture.MapScaling;
import convscope.picture.ValueRange;
import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.session.Location;
import convscope.session.MapSettings;
import convscope.session.Session;
import convscope.session.Theme;
import convscope.view.workbench.ShownDesign;
import java.util.Optional;

/**
 * What the tabs draw.
 *
 * @param focus what is selected
 * @param result the newest pass over the focus's design
 * @param settings scale and order
 * @param dark whether the ground is dark
 * @param location which value of the selected block is looked at; it may lie outside of them
 * @param motion whether changes move; else they jump
 */
public record TabValues(
        Focus focus,
        PassResult result,
        MapSettings settings,
        boolean dark,
        Location location,
        boolean motion) {

    public static TabValues of(ShownDesign shown, Focus focus, PassResult result) {
        Session session = shown.session();
        return new TabValues(
                focus,
                result,
                session.maps(),
                session.theme() == Theme.DARK,
                session.location(),
                session.motion());
    }

    /** {@return the maps of a node, unless the pass is one over another design} */
    public Optional<FeatureMaps> maps(int node) {
        return result.isOf(focus.lowered()) ? result.maps(node) : Optional.empty();
    }

    /**
     * {@return this as of the design that the pass is over, where that has the selected block too:
     * while a slider moves, the newest pass is always one over a design just gone}
     */
    public TabValues following() {
        if (focus.node().isEmpty() || result.isOf(focus.lowered())) {
            return this;
        }
        Focus then = Focus.on(result.request().lowered(), focus.path());
        return then.node().isEmpty()
                ? this
                : new TabValues(then, result, settings, dark, location, motion);
    }

    /** {@return whether maps and gates look as in the other, but for what is chosen in them} */
    @SuppressWarnings("ReferenceEquality") // Results are not compared: others are other objects.
    public boolean drawsLike(TabValues other) {
        return result == other.result
                && dark == other.dark
                && settings.equals(other.settings)
                && focus.equals(other.focus);
    }

    /** {@return the scaling of these maps that the settings ask for} */
    public MapScaling scaling(FeatureMaps maps) {
        return switch (settings.scale()) {
            case PER_MAP -> new MapScaling.PerMap();
            case PER_LAYER -> new MapScaling.PerLayer();
            case FIXED -> new MapScaling.Fixed(fixed(maps.range(), settings.limit()));
        };
    }

    private static ValueRange fixed(ValueRange range, double limit) {
        return new ValueRange(range.min() < 0 ? -limit : 0, range.max() > 0 ? limit : 0);
    }

    /** {@return such as {@code channel 17}; an input's channels have names} */
    public String channel(int node, int channel) {
        String number = "channel " + channel;
        int channels = focus.shape(node).channels();
        return node == Graph.INPUT
                ? number + " (" + ChannelNames.of(channels).get(channel) + ")"
                : number;
    }
}
