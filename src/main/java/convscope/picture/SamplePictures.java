package convscope.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pictures that come with the program: four photographs (licences in the README beside them)
 * and test pictures that it draws itself.
 */
public enum SamplePictures {
    CAT("cat", "Cat (Chelsea)", () -> photograph("chelsea.png")),
    COFFEE("coffee", "Cup of coffee", () -> photograph("coffee.png")),
    ASTRONAUT("astronaut", "Astronaut (Eileen Collins)", () -> photograph("astronaut.png")),
    ROCKET("rocket", "Rocket launch", () -> photograph("rocket.jpg")),
    CHECKERBOARD("checkerboard", "Checkerboard", TestPictures::checkerboard),
    IMPULSE("impulse", "Impulse: one white point", TestPictures::impulse),
    GRATINGS("gratings", "Gratings: four directions", TestPictures::gratings),
    GRADIENT("gradient", "Gradient: colours", TestPictures::gradient);

    private final String id;
    private final String title;
    private final Supplier<Picture> source;

    SamplePictures(String id, String title, Supplier<Picture> source) {
        this.id = id;
        this.title = title;
        this.source = source;
    }

    /** {@return the ids of all, the default (cat) first} */
    public static List<String> ids() {
        return List.of(values()).stream().map(SamplePictures::id).toList();
    }

    /** {@return the sample with this id, in any case; "chelsea" is the cat too} */
    public static Optional<SamplePictures> byName(String id) {
        if (id.equalsIgnoreCase("chelsea")) {
            return Optional.of(CAT);
        }
        return List.of(values()).stream().filter(s -> s.id.equalsIgnoreCase(id)).findFirst();
    }

    /** {@return the short name, as typed on the command line} */
    public String id() {
        return id;
    }

    /** {@return the name that a user reads in a list} */
    public String title() {
        return title;
    }

    /** {@return the picture, read or drawn anew} */
    public Picture picture() {
        return source.get();
    }

    private static Picture photograph(String file) {
        try (InputStream stream = SamplePictures.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the photograph " + file + " is not packaged");
            }
            return PictureFile.read(stream, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
