package convscope.diagram;

import convscope.graph.Place;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;

/**
 * What is written over a container.
 *
 * @param title the user's name, or the kind
 * @param details its parameters, perhaps empty
 */
record Caption(String title, String details) {

    static Caption of(Place place) {
        Caption bare =
                switch (place.bare()) {
                    case Recipe recipe -> split(recipe.caption());
                    case Repeat repeat -> new Caption("repeat", "\u00d7 " + repeat.times());
                    case Sequence sequence ->
                            new Caption("sequence", counted(sequence.blocks().size()));
                    case Parallel parallel ->
                            new Caption("parallel", parallel.width() + " branches");
                    case Layer layer -> new Caption(layer.kind(), "");
                    case Named named -> new Caption(named.name(), "");
                };
        return place.block() instanceof Named named ? bare.named(named.name()) : bare;
    }

    private static String counted(int blocks) {
        return blocks == 1 ? "1 block" : blocks + " blocks";
    }

    private static Caption split(String caption) {
        int comma = caption.indexOf(": ");
        return comma < 0
                ? new Caption(caption, "")
                : new Caption(caption.substring(0, comma), caption.substring(comma + 2));
    }

    private Caption named(String name) {
        String rest = title.equals("sequence") ? details : title + " " + details;
        return new Caption(name, rest.strip());
    }

    String says() {
        return (details.isEmpty() ? title : title + ", " + details).replace('\u00d7', 'x');
    }
}
