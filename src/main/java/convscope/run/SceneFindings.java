package convscope.run;

import convscope.bench.Timings;
import convscope.lesson.Parts;
import convscope.lesson.Scene;
import convscope.proof.DifferenceMap;
import convscope.proof.Finding;
import convscope.rewrite.DerivationStep;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scene so far: it arrives in several parts, each with all that came before.
 *
 * @param scene what it is about
 * @param chain the steps from the first column to the last, as they should be
 * @param against how far each column but the last is from the last, by column
 * @param times what each column takes on the fastest engine, by column
 * @param trouble why something could not be computed, or null
 */
public record SceneFindings(
        Scene scene,
        Chain chain,
        Map<Integer, Against> against,
        Map<Integer, Timings> times,
        @Nullable String trouble) {

    public SceneFindings {
        against = Map.copyOf(against);
        times = Map.copyOf(times);
    }

    /**
     * The derivation.
     *
     * @param steps from the first column to the last; empty where there is none
     * @param parts which part of each tensor belongs to which path, along these steps
     * @param fails the first step that no longer holds with the mistakes made
     * @param says why it fails, or why there is no derivation; else empty
     */
    public record Chain(
            List<DerivationStep> steps, @Nullable Parts parts, OptionalInt fails, String says) {

        public static final Chain NONE = new Chain(List.of(), null, OptionalInt.empty(), "");

        public Chain {
            steps = List.copyOf(steps);
        }
    }

    /**
     * How far a column is from the last.
     *
     * @param map where on the picture
     * @param findings by engine and type of number; more come later
     */
    public record Against(DifferenceMap map, List<Finding> findings) {
        public Against {
            findings = List.copyOf(findings);
        }
    }

    public static SceneFindings of(Scene scene) {
        return new SceneFindings(scene, Chain.NONE, Map.of(), Map.of(), null);
    }

    SceneFindings with(Chain derived) {
        return new SceneFindings(scene, derived, against, times, trouble);
    }

    SceneFindings with(int column, Against found) {
        return new SceneFindings(scene, chain, With.put(against, column, found), times, trouble);
    }

    SceneFindings with(int column, Timings measured) {
        return new SceneFindings(scene, chain, against, With.put(times, column, measured), trouble);
    }

    SceneFindings failed(String sentence) {
        return new SceneFindings(scene, chain, against, times, sentence);
    }

    /** Maps with one entry more. */
    private static final class With {

        private With() {}

        static <V> Map<Integer, V> put(Map<Integer, V> map, int key, V value) {
            Map<Integer, V> changed = new java.util.HashMap<>(map);
            changed.put(key, value);
            return changed;
        }
    }
}
