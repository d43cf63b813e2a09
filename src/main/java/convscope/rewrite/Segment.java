package convscope.rewrite;

import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Neighbouring steps in which two terms differ, everything beside them being equal.
 *
 * @param at the first of them in the first term, or their chain's own step where there is none
 * @param first the steps in the first term; in a repeat one chain for each time
 * @param second what stands in their place in the second term
 */
record Segment(Address at, List<Chain> first, List<Chain> second) {

    Segment {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    static Segment whole(Chain one, Chain two) {
        return new Segment(Address.ROOT, List.of(one), List.of(two));
    }

    /**
     * {@return where the two differ, in order: block by block where shapes agree between, so that a
     * network is compared as its blocks are}
     */
    static List<Segment> differing(Chain one, Chain two) {
        List<Segment> segments = new ArrayList<>();
        differing(List.of(one), List.of(two), Address.ROOT, segments);
        return segments;
    }

    /** Copies are equal but for their tensors: the first stands for all. */
    private static void differing(
            List<Chain> ones, List<Chain> twos, Address around, List<Segment> segments) {
        List<Term> one = ones.getFirst().steps();
        List<Term> two = twos.getFirst().steps();
        int from = 0;
        int most = Math.min(one.size(), two.size());
        while (from < most && same(one.get(from), two.get(from))) {
            from++;
        }
        int behind = 0;
        while (behind < most - from
                && same(one.get(one.size() - 1 - behind), two.get(two.size() - 1 - behind))) {
            behind++;
        }
        if (!sideBySide(one, two, from, behind)) {
            Address at = from < one.size() ? around.child(from) : around;
            segments.add(new Segment(at, cut(ones, from, behind), cut(twos, from, behind)));
            return;
        }
        for (int index = from; index < one.size() - behind; index++) {
            if (!same(one.get(index), two.get(index))) {
                pair(ones, twos, index, around.child(index), segments);
            }
        }
    }

    private static boolean sideBySide(List<Term> one, List<Term> two, int from, int behind) {
        if (one.size() != two.size()) {
            return false;
        }
        for (int index = from; index < one.size() - behind; index++) {
            if (!one.get(index).input().equals(two.get(index).input())
                    || !one.get(index).output().equals(two.get(index).output())) {
                return false;
            }
        }
        return true;
    }

    private static void pair(
            List<Chain> ones, List<Chain> twos, int index, Address at, List<Segment> segments) {
        Term a = ones.getFirst().steps().get(index).bare();
        Term b = twos.getFirst().steps().get(index).bare();
        boolean chains = a instanceof Chain && b instanceof Chain;
        boolean repeats =
                a instanceof Repeated one
                        && b instanceof Repeated two
                        && one.times().size() == two.times().size()
                        && one.output().equals(one.input());
        if (chains || repeats) {
            differing(inside(ones, index), inside(twos, index), at, segments);
        } else {
            int behind = ones.getFirst().steps().size() - index - 1;
            segments.add(new Segment(at, cut(ones, index, behind), cut(twos, index, behind)));
        }
    }

    private static List<Chain> inside(List<Chain> chains, int index) {
        return chains.stream()
                .map(chain -> chain.steps().get(index).bare())
                .flatMap(
                        step ->
                                step instanceof Repeated repeated
                                        ? repeated.times().stream()
                                        : Stream.of((Chain) step))
                .toList();
    }

    private static List<Chain> cut(List<Chain> chains, int from, int behind) {
        return chains.stream().map(chain -> cut(chain, from, behind)).toList();
    }

    private static Chain cut(Chain chain, int from, int behind) {
        List<Term> steps = chain.steps().subList(from, chain.steps().size() - behind);
        Chain before = new Chain(chain.input(), chain.steps().subList(0, from));
        return new Chain(before.output(), steps);
    }

    private static boolean same(Term one, Term two) {
        return one.input().equals(two.input()) && one.sameBlock(two);
    }
}
