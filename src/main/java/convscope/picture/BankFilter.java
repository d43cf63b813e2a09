package convscope.picture;

import java.util.Locale;

/** One named filter of the {@link FilterBank}. */
sealed interface BankFilter {
    ColourAxis axis();

    /** {@return the name a user reads} */
    String title();

    /** The colour itself, pixel by pixel. */
    record Colour(ColourAxis axis) implements BankFilter {
        @Override
        public String title() {
            return axis.title();
        }
    }

    /**
     * A Gabor filter: a wave under a round Gaussian window.
     *
     * @param eighth orientation in steps of 22.5 degrees, 0..7: how an edge or line that it answers
     *     to lies in the picture, counted anticlockwise from the horizontal
     */
    record Gabor(ColourAxis axis, Scale scale, int eighth, Phase phase) implements BankFilter {
        double radians() {
            return eighth * Math.PI / 8;
        }

        @Override
        public String title() {
            String degrees =
                    eighth % 2 == 0
                            ? Integer.toString(eighth * 45 / 2)
                            : String.format(Locale.ROOT, "%.1f", eighth * 22.5);
            return "%s %s\u00b0, %s, %s".formatted(phase.title, degrees, scale.title, axis.title());
        }
    }

    /** The length of the wave, in pixels of the block's input. */
    enum Scale {
        FINE("fine", 3, 0),
        MEDIUM("medium", 6, 1),
        COARSE("coarse", 12, 2),
        BROAD("broad", 24, 3);

        final String title;
        final int wavelength;
        final int price;

        Scale(String title, int wavelength, int price) {
            this.title = title;
            this.wavelength = wavelength;
            this.price = price;
        }
    }

    /** The sine answers to edges, the cosine to lines. */
    enum Phase {
        EDGE("edge", 0),
        LINE("line", 1);

        final String title;
        final int price;

        Phase(String title, int price) {
            this.title = title;
            this.price = price;
        }
    }
}
