package convscope.session;

import convscope.graph.Place;
import convscope.model.Setting;
import java.util.List;

/** What an editor may offer for a setting in its place. */
public sealed interface LegalValues {

    /**
     * These and no others, ascending where they are numbers.
     *
     * @param values of the setting's type
     */
    record Choices(List<Object> values) implements LegalValues {
        public Choices {
            values = List.copyOf(values);
        }
    }

    /**
     * Any number, or any two for an extent, from the least to the greatest.
     *
     * @param least the least legal number
     * @param most the greatest legal number
     * @param usual those that a slider or a menu starts with, ascending, all legal
     */
    record Range(double least, double most, List<Integer> usual) implements LegalValues {
        public Range {
            usual = List.copyOf(usual);
        }
    }

    /**
     * {@return the legal values of {@code setting} in {@code place}, all its other settings as they
     * are; where nothing is known of what feeds the place, those that are legal by themselves}
     *
     * @param place a layer, a recipe, or a parallel whose merge is attend
     * @param setting one of that kind's
     */
    static LegalValues of(Place place, Setting setting) {
        return new Legality(place, setting).values();
    }

    /** {@return whether {@code value} is one of them} */
    default boolean allows(Object value) {
        return switch (this) {
            case Choices choices -> choices.values().contains(value);
            case Range range -> Legality.within(range, value);
        };
    }
}
