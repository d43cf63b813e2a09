package convscope.run;

import convscope.compare.Apart;
import convscope.picture.FeatureMaps;
import java.util.List;
import java.util.Optional;

/**
 * What designs gave on the same picture: copies on the heap, for anybody to keep.
 *
 * @param request what was asked for
 * @param values one a design
 */
public record ComparisonResult(ComparisonRequest request, List<Value> values) {

    public ComparisonResult {
        values = List.copyOf(values);
    }

    /**
     * What one design gave.
     *
     * @param maps the value that is looked at, if there is one
     * @param apart how far it is from the first design's, where both have one shape
     * @param onWeights one clause: on which weights
     * @param failure why it could not run, as one sentence; else empty
     */
    public record Value(
            Optional<FeatureMaps> maps, Optional<Apart> apart, String onWeights, String failure) {

        boolean sameShapeAs(Value other) {
            return maps.isPresent()
                    && other.maps.isPresent()
                    && maps.get().channels() == other.maps.get().channels()
                    && maps.get().height() == other.maps.get().height()
                    && maps.get().width() == other.maps.get().width();
        }

        static Value failed(String sentence) {
            return new Value(Optional.empty(), Optional.empty(), "", sentence);
        }
    }
}
