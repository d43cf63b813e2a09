package convscope.document;

import convscope.catalog.Catalog;
import convscope.file.FileException;
import convscope.file.InputFile;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import convscope.says.Sentence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The DESIGN of the command line: a file, a network's or a sample's name, or a recipe or layer with
 * parameters, e.g. {@code resnext:form=A,cardinality=32,width=4,out=256}.
 */
public final class DesignSource {

    /** What feeds a recipe that stands alone: the first stage of a ResNet. */
    public static final Shape INPUT = new Shape(256, 56, 56);

    private DesignSource() {}

    /**
     * {@return the design that an argument means}
     *
     * @throws DesignException if it means none, with the nearest legal names; or if the file or a
     *     parameter is at fault
     */
    public static Design resolve(String argument) throws DesignException {
        if (argument.equals(InputFile.STANDARD)) {
            return DesignFile.readStandard();
        }
        if (isFile(argument)) {
            return DesignFile.read(Path.of(argument));
        }
        Optional<Design> known = named(argument);
        if (known.isPresent()) {
            return known.get();
        }
        int colon = argument.indexOf(':');
        String name = colon < 0 ? argument : argument.substring(0, colon);
        Optional<BlockKind> kind = Catalog.kind(name);
        if (kind.isPresent()) {
            String parameters = colon < 0 ? "" : argument.substring(colon + 1);
            Block block = (Block) create(kind.get(), parameters, argument);
            return new Design(argument, INPUT, Sequence.of(block));
        }
        if (exists(argument)) {
            return DesignFile.read(Path.of(argument)); // No regular file: it says which kind.
        }
        throw looksLikeAFile(argument) ? noFile(argument) : unknown(name, argument);
    }

    /** {@return the network or sample of this name} */
    public static Optional<Design> named(String name) {
        return Catalog.networks().stream()
                .filter(design -> design.name().equals(name))
                .findFirst()
                .or(() -> Samples.find(name));
    }

    private static boolean isFile(String argument) {
        return exists(argument)
                && (looksLikeAFile(argument) || Files.isRegularFile(Path.of(argument)));
    }

    private static boolean exists(String argument) {
        try {
            return !argument.isBlank()
                    && Files.exists(Path.of(argument), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean looksLikeAFile(String argument) {
        return argument.endsWith(".json") || argument.contains("/") || argument.contains("\\");
    }

    private static DesignException noFile(String argument) {
        try {
            InputFile.require(Path.of(argument));
        } catch (FileException refused) {
            return new DesignException(argument, "", refused.reason());
        } catch (InvalidPathException noName) {
            // Then no file has it.
        }
        return new DesignException(argument, "", "there is no such file");
    }

    private static DesignException unknown(String name, String argument) {
        List<String> legal = new ArrayList<>();
        Catalog.networks().forEach(network -> legal.add(network.name()));
        Samples.all().forEach(sample -> legal.add(sample.name()));
        Catalog.kinds().forEach(kind -> legal.add(kind.name()));
        return new DesignException(
                argument.isBlank() ? "DESIGN" : Sentence.quote(argument),
                "",
                "this is no file and no network, sample or recipe" + Nearest.hint(name, legal));
    }

    private static Record create(BlockKind kind, String parameters, String argument)
            throws DesignException {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (String part : parameters.isBlank() ? new String[0] : parameters.split(",", -1)) {
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip();
            Setting setting = kind.setting(key).orElseThrow(() -> unknown(kind, key, argument));
            String text = equals < 0 ? "" : part.substring(equals + 1);
            Object value = setting.parse(text).orElseThrow(() -> illegal(setting, text, argument));
            if (chosen.put(key, value) != null) {
                throw fault(argument, key + " stands twice");
            }
        }
        for (Setting setting : kind.settings()) {
            if (setting.required() && !chosen.containsKey(setting.name())) {
                throw fault(
                        argument,
                        "%s is missing; %s=... is %s"
                                .formatted(setting.name(), setting.name(), notation(setting)));
            }
        }
        try {
            return kind.create(chosen);
        } catch (IllegalArgumentException e) {
            throw fault(argument, String.valueOf(e.getMessage()));
        }
    }

    private static DesignException unknown(BlockKind kind, String key, String argument) {
        List<String> legal = kind.settings().stream().map(Setting::name).toList();
        return fault(
                argument,
                "%s has no parameter \"%s\"%s"
                        .formatted(kind.name(), Sentence.quote(key), Nearest.hint(key, legal)));
    }

    private static DesignException illegal(Setting setting, String text, String argument) {
        return fault(
                argument,
                "%s: \"%s\" is not %s"
                        .formatted(setting.name(), Sentence.quote(text), notation(setting)));
    }

    /** What is legal, in the notation of the command line. */
    private static String notation(Setting setting) {
        return setting.legal()
                .replace("or two of them [height, width]", "or two of them as HEIGHTxWIDTH");
    }

    private static DesignException fault(String argument, String says) {
        return new DesignException(
                argument.length() <= 120 ? argument : argument.substring(0, 117) + "...", "", says);
    }
}
