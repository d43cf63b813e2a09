package convscope.says;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Lines that are read from the left around words that are read from the right, for whoever draws
 * letters: a mark holds what follows such words, numbers above all, in its place. Emoji among those
 * words stand where they are seen, as layouts lose emoji in text from the right. The marks are for
 * the eye alone: no value, file or clipboard holds any.
 */
public final class ReadingOrder {

    private static final String MARK = "\u200E";

    private enum Kind {
        RIGHT,
        EMOJI,
        LEFT,
        SPACE,
        JOINING,
        DIGIT,
        OTHER;

        static Kind of(String cluster) {
            int letter = cluster.codePointAt(0);
            return switch (Character.getDirectionality(letter)) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                        Character.DIRECTIONALITY_ARABIC_NUMBER ->
                        RIGHT;
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LEFT;
                default -> neutral(cluster, letter);
            };
        }

        private static Kind neutral(String cluster, int letter) {
            if (Character.isEmojiPresentation(letter) || cluster.indexOf('\uFE0F') > 0) {
                return EMOJI;
            }
            return switch (letter) {
                case ' ' -> SPACE;
                case '-', '_' -> JOINING;
                default -> Character.isDigit(letter) ? DIGIT : OTHER;
            };
        }
    }

    private final List<String> clusters;
    private final List<Kind> kinds;

    private ReadingOrder(List<String> clusters) {
        this.clusters = clusters;
        this.kinds = clusters.stream().map(Kind::of).toList();
    }

    /** {@return the line as a layout has to be given it; the same line where it needs no mark} */
    public static String of(String line) {
        if (line.codePoints().noneMatch(ReadingOrder::fromTheRight) || line.contains(MARK)) {
            return line;
        }
        ReadingOrder order = new ReadingOrder(clusters(line));
        return order.kinds.contains(Kind.LEFT) || order.kinds.contains(Kind.EMOJI)
                ? order.marked()
                : line;
    }

    private static boolean fromTheRight(int letter) {
        return letter >= 0x590 && Kind.of(Character.toString(letter)) == Kind.RIGHT;
    }

    private static List<String> clusters(String line) {
        BreakIterator ends = BreakIterator.getCharacterInstance(Locale.ROOT);
        ends.setText(line);
        List<String> clusters = new ArrayList<>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            clusters.add(line.substring(start, end));
            start = end;
        }
        return clusters;
    }

    private String marked() {
        StringBuilder marked = new StringBuilder(MARK);
        int at = 0;
        while (at < clusters.size()) {
            int end = phrase(at);
            if (end > at) {
                marked.append(String.join(MARK, pieces(at, end))).append(MARK);
                at = end;
            } else {
                marked.append(clusters.get(at++));
            }
        }
        return marked.toString();
    }

    /** {@return the end of the words from the right that start here, or their start without any} */
    private int phrase(int start) {
        int end = start;
        boolean right = false;
        for (int at = start; at < kinds.size(); at++) {
            switch (kinds.get(at)) {
                case RIGHT -> {
                    right = true;
                    end = at + 1;
                }
                case EMOJI -> end = at + 1;
                case DIGIT -> {
                    if (end != at || !right) {
                        return right ? end : start;
                    }
                    end = at + 1;
                }
                case SPACE, JOINING -> {
                    if (end == start) {
                        return start;
                    }
                }
                case LEFT, OTHER -> {
                    return right ? end : start;
                }
            }
        }
        return right ? end : start;
    }

    /** {@return a phrase as it stands from left to right: its emoji, and what is between them} */
    private List<String> pieces(int start, int end) {
        List<String> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (int at = start; at < end; at++) {
            if (kinds.get(at) == Kind.EMOJI) {
                addWords(pieces, words);
                pieces.add(clusters.get(at));
            } else {
                words.append(clusters.get(at));
            }
        }
        addWords(pieces, words);
        Collections.reverse(pieces);
        return pieces;
    }

    private static void addWords(List<String> pieces, StringBuilder words) {
        String all = words.toString();
        String bare = all.strip();
        int start = all.indexOf(bare);
        pieces.add(all.substring(0, start));
        pieces.add(bare);
        pieces.add(all.substring(start + bare.length()));
        pieces.removeIf(String::isEmpty);
        words.setLength(0);
    }
}
