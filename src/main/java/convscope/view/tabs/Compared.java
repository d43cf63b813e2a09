package convscope.view.tabs;

import convscope.compare.Alignment;
import convscope.compare.Contender;
import convscope.picture.FeatureMaps;
import convscope.run.ComparisonResult;
import convscope.session.Baseline;
import convscope.session.Comparison;
import convscope.session.Location;
import convscope.session.MapSettings;
import java.util.List;
import java.util.Optional;

/**
 * What the Compare tab draws.
 *
 * @param comparison what was chosen
 * @param columns the open design first
 * @param alignment at which values they are compared
 * @param settings whether the common scale is fixed
 * @param location which channel is looked at
 * @param dark whether the ground is dark
 * @param pace what is known about the times
 */
public record Compared(
        Comparison comparison,
        List<Column> columns,
        Alignment alignment,
        MapSettings settings,
        Location location,
        boolean dark,
        Pace pace) {

    public Compared {
        columns = List.copyOf(columns);
    }

    /**
     * One design.
     *
     * @param label a few words to stand over it
     * @param says what it is; where there is none, why not
     * @param contender its numbers, if there is such a design
     * @param value what it gave, once it is computed
     */
    public record Column(
            String label,
            String says,
            Optional<Contender> contender,
            Optional<ComparisonResult.Value> value) {

        public static Column missing(Baseline.Missing baseline) {
            return new Column(
                    baseline.label(), baseline.because(), Optional.empty(), Optional.empty());
        }

        Optional<FeatureMaps> maps() {
            return value.flatMap(ComparisonResult.Value::maps);
        }

        /** {@return why there are no maps, in one sentence} */
        String excuse() {
            if (contender.isEmpty()) {
                return says;
            }
            String failure = value.map(ComparisonResult.Value::failure).orElse("");
            if (!failure.isEmpty()) {
                return failure;
            }
            String fault = contender.get().fault();
            return fault.isEmpty() ? "Computing..." : fault;
        }
    }

    /** What is known about the times. */
    public enum Pace {
        MEASURING,
        MEASURED,
        STOPPED
    }

    Column open() {
        return columns.getFirst();
    }

    /** {@return the channel that is looked at alone, -1 for all} */
    int channel() {
        int most = open().maps().map(FeatureMaps::channels).orElse(0);
        return location.channel() < most ? location.channel() : -1;
    }
}
