package convscope.view;

import convscope.diagram.Run;

/**
 * Lines that are read from the right. A canvas reads every line from the left: what has no
 * direction goes over to the other end, turned around.
 */
final class RightToLeft {

    private static final String OPENING = "([{<\u00AB";
    private static final String CLOSING = ")]}>\u00BB";

    private RightToLeft() {}

    /** {@return the run's letters so that a canvas sets them in their order} */
    static String onCanvas(Run.Foreign run) {
        if (!run.rightToLeft()) {
            return run.text();
        }
        String text = run.text();
        int first = 0;
        int last = text.length();
        while (first < last && isNeutral(text.charAt(first))) {
            first++;
        }
        while (last > first && isNeutral(text.charAt(last - 1))) {
            last--;
        }
        return turned(text.substring(last))
                + text.substring(first, last)
                + turned(text.substring(0, first));
    }

    private static boolean isNeutral(char letter) {
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_UNDEFINED ->
                    false;
            default -> !Character.isSurrogate(letter);
        };
    }

    private static String turned(String neutrals) {
        StringBuilder turned = new StringBuilder();
        for (char letter : new StringBuilder(neutrals).reverse().toString().toCharArray()) {
            int opening = OPENING.indexOf(letter);
            int closing = CLOSING.indexOf(letter);
            turned.append(
                    opening >= 0
                            ? CLOSING.charAt(opening)
                            : closing >= 0 ? OPENING.charAt(closing) : letter);
        }
        return turned.toString();
    }
}
