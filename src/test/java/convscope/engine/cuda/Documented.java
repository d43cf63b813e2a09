package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The limits that the libraries' documentation sets to each call. */
final class Documented {

    private Documented() {}

    /** Fails where a library would refuse the call, or leaves open what it would do. */
    static void check(Call call) {
        for (DeviceTensor tensor : Planner.reads(call)) {
            assertThat(tensor.elements()).isPositive();
        }
        switch (call) {
            case Call.Load load -> assertThat(load.to().isPacked()).isTrue();
            case Call.Fetch fetch -> assertThat(fetch.from().isPacked()).isTrue();
            case Call.Join join -> {}
            case Call.Convolve c -> {
                convolution(c.from(), c.weight(), c.window(), c.to());
                apart(c.to(), c.from());
            }
            case Call.ConvolveAndRectify c -> {
                convolution(c.from(), c.weight(), c.window(), c.to());
                apart(c.to(), c.from());
                perChannel(c.bias(), c.to());
                c.plus()
                        .ifPresent(
                                plus -> {
                                    assertThat(plus.sizes()).isEqualTo(c.to().sizes());
                                    apart(c.to(), plus);
                                });
            }
            case Call.Multiply m -> {
                assertThat(m.from().isPacked() && m.weight().isPacked() && m.to().isPacked())
                        .isTrue();
                assertThat(m.from().sizes())
                        .isEqualTo(List.of(m.to().size(0), m.weight().size(1), 1, 1));
                assertThat(m.to().sizes())
                        .isEqualTo(List.of(m.from().size(0), m.weight().size(0), 1, 1));
                apart(m.to(), m.from());
            }
            case Call.Normalise n -> {
                assertThat(n.to().sizes()).isEqualTo(n.from().sizes());
                for (DeviceTensor constant :
                        List.of(n.scale(), n.shift(), n.mean(), n.variance())) {
                    perChannel(constant, n.to());
                }
                assertThat(n.eps()).isNotNegative();
                apart(n.to(), n.from());
            }
            case Call.Pool p -> pool(p);
            case Call.Mean m -> {
                assertThat(m.to().sizes())
                        .isEqualTo(List.of(m.from().size(0), m.from().size(1), 1, 1));
                assertThat(m.from().sizes()).isNotEqualTo(m.to().sizes());
                apart(m.to(), m.from());
            }
            case Call.Combine c -> {
                assertThat(c.to().sizes()).isEqualTo(c.left().sizes());
                spreads(c.right(), c.to());
                // "If B is the same tensor as C, then A also must be the same tensor as C."
                if (c.right().equals(c.to())) {
                    assertThat(c.left()).isEqualTo(c.to());
                }
            }
            case Call.AddTo a -> {
                spreads(a.from(), a.to());
                apart(a.to(), a.from());
            }
            case Call.Activate a -> assertThat(a.to().sizes()).isEqualTo(a.from().sizes());
            case Call.Root r -> assertThat(r.to().sizes()).isEqualTo(r.from().sizes());
            case Call.Softmax s -> {
                assertThat(s.to().sizes()).isEqualTo(s.from().sizes());
                assertThat(s.from().isPacked() && s.to().isPacked()).isTrue();
                apart(s.to(), s.from());
            }
            case Call.ResponseNorm r -> {
                assertThat(r.to().sizes()).isEqualTo(r.from().sizes());
                assertThat(r.size()).isBetween(1, 16);
                assertThat(r.beta()).isGreaterThanOrEqualTo(0.01);
                assertThat(r.k()).isGreaterThanOrEqualTo(1e-5);
                apart(r.to(), r.from());
            }
            case Call.Copy c -> {
                assertThat(c.to().sizes()).isEqualTo(c.from().sizes());
                apart(c.to(), c.from());
            }
            case Call.Fill f -> assertThat(f.to().elements()).isPositive();
        }
    }

    private static void convolution(
            DeviceTensor from, DeviceTensor weight, Call.Window window, DeviceTensor to) {
        assertThat(from.size(1)).isEqualTo(weight.size(1) * window.groups());
        assertThat(weight.size(0) % window.groups()).isZero();
        int rows = (weight.size(2) - 1) * window.dilation().height() + 1;
        int columns = (weight.size(3) - 1) * window.dilation().width() + 1;
        assertThat(window.padding().height()).isLessThan(rows);
        assertThat(window.padding().width()).isLessThan(columns);
        assertThat(to.sizes())
                .isEqualTo(
                        List.of(
                                from.size(0),
                                weight.size(0),
                                extent(
                                        from.size(2),
                                        window.padding().height(),
                                        rows,
                                        window.stride().height()),
                                extent(
                                        from.size(3),
                                        window.padding().width(),
                                        columns,
                                        window.stride().width())));
    }

    private static void pool(Call.Pool p) {
        assertThat(2 * p.padding().height()).isLessThanOrEqualTo(p.kernel().height());
        assertThat(2 * p.padding().width()).isLessThanOrEqualTo(p.kernel().width());
        assertThat(p.to().sizes())
                .isEqualTo(
                        List.of(
                                p.from().size(0),
                                p.from().size(1),
                                extent(
                                        p.from().size(2),
                                        p.padding().height(),
                                        p.kernel().height(),
                                        p.stride().height()),
                                extent(
                                        p.from().size(3),
                                        p.padding().width(),
                                        p.kernel().width(),
                                        p.stride().width())));
        apart(p.to(), p.from());
    }

    /** cuDNN rounds down. */
    private static int extent(int input, int padding, int reach, int stride) {
        assertThat(input + 2 * padding).isGreaterThanOrEqualTo(reach);
        return 1 + (input + 2 * padding - reach) / stride;
    }

    private static void perChannel(DeviceTensor constant, DeviceTensor of) {
        assertThat(constant.sizes()).isEqualTo(List.of(1, of.size(1), 1, 1));
    }

    private static void spreads(DeviceTensor over, DeviceTensor all) {
        List<Integer> differing = new ArrayList<>();
        for (int axis = 0; axis < 4; axis++) {
            if (over.size(axis) != all.size(axis)) {
                differing.add(over.size(axis));
            }
        }
        assertThat(differing).allMatch(size -> size == 1);
    }

    /** No number of the one lies where a number of the other lies. */
    private static void apart(DeviceTensor written, DeviceTensor read) {
        if (written.place() instanceof DevicePlace.InArena(long to)
                && read.place() instanceof DevicePlace.InArena(long from)) {
            long toStart = to / 4 + written.first();
            long fromStart = from / 4 + read.first();
            boolean overlap =
                    toStart < fromStart + span(read) && fromStart < toStart + span(written);
            assertThat(overlap).as("%s overlaps %s", written, read).isFalse();
        }
    }

    private static long span(DeviceTensor tensor) {
        long last = 0;
        for (int axis = 0; axis < 4; axis++) {
            last += (long) (tensor.size(axis) - 1) * tensor.stride(axis);
        }
        return last + 1;
    }
}
