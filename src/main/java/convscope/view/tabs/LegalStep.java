package convscope.view.tabs;

import convscope.model.Extent;
import convscope.session.LegalValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The next legal value of a setting, up or down, as a button takes it. */
final class LegalStep {

    private LegalStep() {}

    /**
     * {@return the nearest legal value above or below}
     *
     * @param now a whole number or an extent
     * @param up whether above
     */
    static Optional<Object> from(LegalValues legal, Object now, boolean up) {
        return switch (now) {
            case Integer number ->
                    candidates(legal, number, up)
                            .map(Object.class::cast)
                            .filter(legal::allows)
                            .findFirst();
            case Extent extent when extent.isSquare() ->
                    candidates(legal, extent.height(), up)
                            .map(side -> (Object) Extent.square(side))
                            .filter(legal::allows)
                            .findFirst();
            case Extent extent -> {
                int by = up ? 1 : -1;
                Object next = shifted(extent, by);
                yield legal.allows(next) ? Optional.of(next) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Object shifted(Extent extent, int by) {
        return new Extent(Math.max(0, extent.height() + by), Math.max(0, extent.width() + by));
    }

    private static java.util.stream.Stream<Integer> candidates(
            LegalValues legal, int now, boolean up) {
        List<Integer> all =
                switch (legal) {
                    case LegalValues.Choices choices ->
                            choices.values().stream().map(LegalStep::number).toList();
                    case LegalValues.Range range ->
                            IntStream.rangeClosed(
                                            (int) range.least(),
                                            (int) Math.min(range.most(), now + 64))
                                    .boxed()
                                    .toList();
                };
        return up
                ? all.stream().filter(each -> each > now)
                : all.reversed().stream().filter(each -> each < now);
    }

    private static int number(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Extent extent -> extent.height();
            default -> Integer.MIN_VALUE;
        };
    }
}
