package convscope.diagram;

import convscope.says.Legible;
import java.text.Bidi;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line cut into runs, as they stand from left to right. A line is read from the right if nothing
 * in it is read from the left; what cannot be seen is set as its code.
 */
final class Itemization {

    /** Before it all letters are read from the left and stand alone, but for the marks. */
    private static final int FIRST_FROM_THE_RIGHT = 0x590;

    private static final String MARK = "\u200E";

    /** A word like 3x3 after letters from the right: its digits would go over to them. */
    private static final Pattern TORN_WORD = Pattern.compile("(?<!\\S)(?=[0-9]\\S*\\p{IsLatin})");

    private final Typeface face;
    private final String text;
    private final List<TextRun> runs = new ArrayList<>();

    private Itemization(Typeface face, String text) {
        this.face = face;
        this.text = text;
    }

    static List<TextRun> of(Typeface face, String text) {
        if (text.chars().allMatch(letter -> isPlain(face, letter))) {
            return List.of(new TextRun.Own(text, plainWidth(face, text)));
        }
        String shown = Legible.of(Normalizer.normalize(text, Normalizer.Form.NFC));
        return new Itemization(face, shown).runs();
    }

    /** {@return the text cut where a reader sees one letter end and the next begin} */
    static List<String> clusters(String text) {
        BreakIterator ends = BreakIterator.getCharacterInstance(Locale.ROOT);
        ends.setText(text);
        List<String> clusters = new ArrayList<>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            clusters.add(text.substring(start, end));
            start = end;
        }
        return clusters;
    }

    private static boolean isPlain(Typeface face, int letter) {
        return letter >= ' '
                && letter < FIRST_FROM_THE_RIGHT
                && !isAlone(letter)
                && face.has(letter);
    }

    private static boolean isAlone(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            case Character.CONTROL, Character.FORMAT -> true;
            default -> false;
        };
    }

    private static double plainWidth(Typeface face, String text) {
        return text.codePoints().mapToDouble(face::advance).sum();
    }

    private List<TextRun> runs() {
        boolean fromTheLeft = text.codePoints().anyMatch(Itemization::isFromTheLeft);
        String marked = fromTheLeft ? TORN_WORD.matcher(text).replaceAll(MARK) : text;
        Bidi bidi =
                new Bidi(
                        marked,
                        fromTheLeft
                                ? Bidi.DIRECTION_LEFT_TO_RIGHT
                                : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, count);
        for (int i : order) {
            String level =
                    marked.substring(bidi.getRunStart(i), bidi.getRunLimit(i)).replace(MARK, "");
            if (bidi.getRunLevel(i) % 2 == 1) {
                fromTheRight(level);
            } else {
                clusters(level).forEach(this::fromTheLeft);
            }
        }
        return List.copyOf(runs);
    }

    private static boolean isFromTheLeft(int letter) {
        return Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private void fromTheRight(String level) {
        String word = level.strip();
        int start = level.indexOf(word);
        clusters(level.substring(start + word.length())).forEach(this::fromTheLeft);
        if (!word.isEmpty()) {
            double width = clusters(word).stream().mapToDouble(this::room).sum();
            runs.add(new TextRun.Foreign(word, true, width));
        }
        clusters(level.substring(0, start)).forEach(this::fromTheLeft);
    }

    private void fromTheLeft(String cluster) {
        TextRun last = runs.isEmpty() ? null : runs.getLast();
        double width = room(cluster);
        if (isOwn(cluster)) {
            if (last instanceof TextRun.Own(String before, double taken)) {
                runs.set(runs.size() - 1, new TextRun.Own(before + cluster, taken + width));
            } else {
                runs.add(new TextRun.Own(cluster, width));
            }
        } else if (last instanceof TextRun.Foreign(String before, boolean right, double taken)
                && !right) {
            runs.set(runs.size() - 1, new TextRun.Foreign(before + cluster, false, taken + width));
        } else {
            runs.add(new TextRun.Foreign(cluster, false, width));
        }
    }

    private boolean isOwn(String cluster) {
        int letter = cluster.codePointAt(0);
        return cluster.length() == Character.charCount(letter)
                && !isAlone(letter)
                && face.has(letter);
    }

    private double room(String cluster) {
        int letter = cluster.codePointAt(0);
        boolean picture = cluster.indexOf('\uFE0F') >= 0;
        return face.has(letter) && !picture
                ? face.advance(letter)
                : ForeignWidth.of(letter, picture, face);
    }
}
