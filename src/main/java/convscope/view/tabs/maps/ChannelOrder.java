package convscope.view.tabs.maps;

import convscope.graph.GateStage;
import convscope.picture.FeatureMaps;
import convscope.picture.MapOrder;
import convscope.session.MapSettings;
import convscope.view.tabs.TabValues;
import java.util.Optional;

/** In which order channels stand. */
final class ChannelOrder {

    private ChannelOrder() {}

    /** {@return the order that the settings ask for; by index where there is no gate to sort by} */
    static int[] of(TabValues shown, FeatureMaps maps) {
        return switch (shown.settings().order()) {
            case INDEX -> MapOrder.byIndex(maps.channels());
            case MEAN -> MapOrder.byMean(maps);
            case GATE ->
                    gate(shown, maps.channels())
                            .map(gate -> MapOrder.byGate(gate.values()))
                            .orElseGet(() -> MapOrder.byIndex(maps.channels()));
        };
    }

    /** {@return the nearest gate if it has a value for each of so many channels} */
    static Optional<FeatureMaps> gate(TabValues shown, int channels) {
        return shown.focus()
                .stage()
                .map(GateStage::gates)
                .flatMap(gates -> shown.maps(gates.getFirst()))
                .filter(gate -> gate.channels() == channels);
    }

    /** {@return whether the maps can be sorted in this way} */
    static boolean offers(TabValues shown, int channels, MapSettings.Order order) {
        return order != MapSettings.Order.GATE || gate(shown, channels).isPresent();
    }
}
