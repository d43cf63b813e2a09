package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.graph.Place;
import convscope.graph.Place.Status;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import java.util.List;

/**
 * The recursion: a place's piece from the pieces of its parts.
 *
 * @param folding what is drawn unfolded
 */
record Pieces(Folding folding) {

    /**
     * {@return the piece of a place}
     *
     * @param width what its box is widened to, if it is one
     */
    Piece of(Place place, double width) {
        return switch (place.bare()) {
            case Layer layer -> Boxes.layer(place, layer, width);
            case Parallel parallel ->
                    place.parts().size() < parallel.width()
                            ? Boxes.folded(place, Caption.of(place), false, width)
                            : new Branches(this, place, parallel).piece();
            case Sequence sequence -> place.anonymous() ? steps(place) : container(place, width);
            case Repeat repeat -> container(place, width);
            case Recipe recipe -> container(place, width);
            case Named named -> throw new IllegalArgumentException("a name of a name");
        };
    }

    /** {@return the steps of a sequence, one below the other} */
    Piece steps(Place place) {
        return new SequenceLayout(this, place).piece();
    }

    /** {@return the steps of a branch, which can be chosen as a whole} */
    Piece lane(Place place) {
        Piece steps = steps(place);
        if (place.anonymous()) {
            return steps;
        }
        String says = place.path().name() + Boxes.flow(place);
        return steps.under(
                (sheet, x, y) ->
                        sheet.add(
                                Node.of(
                                        place.path(),
                                        Form.LANE,
                                        place.status(),
                                        steps.bounds(x, y),
                                        says,
                                        List.of())));
    }

    /** {@return whether a place is drawn as a frame with its parts inside} */
    boolean isFrame(Place place) {
        boolean container =
                switch (place.bare()) {
                    case Layer layer -> false;
                    case Parallel parallel -> false;
                    case Named named -> false;
                    case Sequence sequence -> !place.anonymous();
                    case Repeat repeat -> true;
                    case Recipe recipe -> true;
                };
        return container
                && place.status() != Status.FAULTY
                && (place.bare() instanceof Sequence || !place.parts().isEmpty())
                && folding.opens(place);
    }

    private Piece container(Place place, double width) {
        boolean foldable =
                place.status() != Status.FAULTY
                        && (place.bare() instanceof Sequence || !place.parts().isEmpty());
        return isFrame(place)
                ? Frames.around(place, inside(place))
                : Boxes.folded(place, Caption.of(place), foldable, width);
    }

    private Piece inside(Place place) {
        return switch (place.bare()) {
            case Recipe recipe -> of(place.parts().getFirst(), 0);
            case Repeat repeat -> lane(Frames.shown(place));
            case Sequence sequence -> steps(place);
            case Layer layer -> throw new IllegalArgumentException("a layer has no inside");
            case Parallel parallel -> throw new IllegalArgumentException("a parallel has no frame");
            case Named named -> throw new IllegalArgumentException("a name of a name");
        };
    }
}
