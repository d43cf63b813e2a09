package convscope.engine.cuda;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;

/** Each call as its documentation has it, number by number, in double. */
final class HostCalls {

    interface Numbers {
        Array of(DeviceTensor tensor);
    }

    /** A tensor's numbers among others. */
    record Array(float[] all, int first, DeviceTensor tensor, int[] sizes, int[] strides) {

        Array(float[] all, int first, DeviceTensor tensor) {
            this(all, first, tensor, extents(tensor.sizes()), extents(tensor.strides()));
        }

        private static int[] extents(List<Integer> four) {
            return four.stream().mapToInt(Integer::intValue).toArray();
        }

        int at(int n, int c, int h, int w) {
            return first + along(0, n) + along(1, c) + along(2, h) + along(3, w);
        }

        private int along(int axis, int index) {
            if (index < 0 || index >= sizes[axis]) {
                throw new IndexOutOfBoundsException(tensor + " has no " + index);
            }
            return index * strides[axis];
        }

        double get(int n, int c, int h, int w) {
            return all[at(n, c, h, w)];
        }

        /** Along an extent of 1 there is one number for all. */
        double spread(int n, int c, int h, int w) {
            return get(
                    tensor.size(0) == 1 ? 0 : n,
                    tensor.size(1) == 1 ? 0 : c,
                    tensor.size(2) == 1 ? 0 : h,
                    tensor.size(3) == 1 ? 0 : w);
        }

        void fill(Value value) {
            for (int n = 0; n < tensor.size(0); n++) {
                for (int c = 0; c < tensor.size(1); c++) {
                    for (int h = 0; h < tensor.size(2); h++) {
                        for (int w = 0; w < tensor.size(3); w++) {
                            all[at(n, c, h, w)] = (float) value.at(n, c, h, w);
                        }
                    }
                }
            }
        }

        void read(FloatPointer host, long from) {
            float[] numbers = new float[Math.toIntExact(tensor.elements())];
            host.getPointer(from).get(numbers);
            System.arraycopy(numbers, 0, all, first, numbers.length);
        }

        void write(FloatPointer host, long to) {
            host.getPointer(to).put(all, first, Math.toIntExact(tensor.elements()));
        }
    }

    interface Value {
        double at(int n, int c, int h, int w);
    }

    void run(Call call, Numbers numbers) {
        switch (call) {
            case Call.Convolve c ->
                    convolve(
                            numbers.of(c.from()),
                            numbers.of(c.weight()),
                            c.window(),
                            numbers.of(c.to()),
                            c.adds());
            case Call.ConvolveAndRectify c -> rectified(c, numbers);
            case Call.Multiply m -> multiply(m, numbers);
            case Call.Normalise n -> normalise(n, numbers);
            case Call.Pool p -> pool(p, numbers.of(p.from()), numbers.of(p.to()));
            case Call.Mean m -> mean(numbers.of(m.from()), numbers.of(m.to()));
            case Call.Combine c -> combine(c, numbers);
            case Call.AddTo a -> {
                Array from = numbers.of(a.from());
                Array to = numbers.of(a.to());
                to.fill((n, c, h, w) -> to.get(n, c, h, w) + from.spread(n, c, h, w));
            }
            case Call.Activate a -> {
                Array from = numbers.of(a.from());
                numbers.of(a.to())
                        .fill(
                                (n, c, h, w) -> {
                                    double x = from.get(n, c, h, w);
                                    return switch (a.function()) {
                                        case RELU -> Math.max(0, x);
                                        case SIGMOID -> 1 / (1 + Math.exp(-x));
                                    };
                                });
            }
            case Call.Root r -> {
                Array from = numbers.of(r.from());
                numbers.of(r.to()).fill((n, c, h, w) -> Math.sqrt(from.get(n, c, h, w)));
            }
            case Call.Softmax s -> softmax(numbers.of(s.from()), numbers.of(s.to()));
            case Call.ResponseNorm r -> response(r, numbers.of(r.from()), numbers.of(r.to()));
            case Call.Copy c -> copy(c, numbers.of(c.from()), numbers.of(c.to()));
            case Call.Fill f -> numbers.of(f.to()).fill((n, c, h, w) -> f.value());
            case Call.Load l -> throw new AssertionError(l);
            case Call.Fetch f -> throw new AssertionError(f);
            case Call.Join j -> throw new AssertionError(j);
        }
    }

    private static Value convolution(Array from, Array weight, Call.Window window) {
        int each = weight.tensor().size(1);
        int outs = weight.tensor().size(0) / window.groups();
        return (n, c, h, w) -> {
            double sum = 0;
            for (int i = 0; i < each; i++) {
                for (int y = 0; y < weight.tensor().size(2); y++) {
                    for (int x = 0; x < weight.tensor().size(3); x++) {
                        int row =
                                h * window.stride().height()
                                        - window.padding().height()
                                        + y * window.dilation().height();
                        int column =
                                w * window.stride().width()
                                        - window.padding().width()
                                        + x * window.dilation().width();
                        if (inside(from, row, column)) {
                            sum +=
                                    from.get(n, c / outs * each + i, row, column)
                                            * weight.get(c, i, y, x);
                        }
                    }
                }
            }
            return sum;
        };
    }

    private static boolean inside(Array maps, int row, int column) {
        return row >= 0
                && row < maps.tensor().size(2)
                && column >= 0
                && column < maps.tensor().size(3);
    }

    private static void convolve(
            Array from, Array weight, Call.Window window, Array to, boolean adds) {
        Value sum = convolution(from, weight, window);
        to.fill((n, c, h, w) -> sum.at(n, c, h, w) + (adds ? to.get(n, c, h, w) : 0));
    }

    private static void rectified(Call.ConvolveAndRectify call, Numbers numbers) {
        Value sum = convolution(numbers.of(call.from()), numbers.of(call.weight()), call.window());
        Array bias = numbers.of(call.bias());
        Optional<Array> plus = call.plus().map(numbers::of);
        numbers.of(call.to())
                .fill(
                        (n, c, h, w) ->
                                Math.max(
                                        0,
                                        sum.at(n, c, h, w)
                                                + bias.get(0, c, 0, 0)
                                                + plus.map(p -> p.get(n, c, h, w)).orElse(0.0)));
    }

    private static void multiply(Call.Multiply call, Numbers numbers) {
        Array from = numbers.of(call.from());
        Array weight = numbers.of(call.weight());
        numbers.of(call.to())
                .fill(
                        (n, c, h, w) -> {
                            double sum = 0;
                            for (int i = 0; i < call.weight().size(1); i++) {
                                sum += from.get(n, i, 0, 0) * weight.get(c, i, 0, 0);
                            }
                            return sum;
                        });
    }

    private static void normalise(Call.Normalise call, Numbers numbers) {
        Array from = numbers.of(call.from());
        Array scale = numbers.of(call.scale());
        Array shift = numbers.of(call.shift());
        Array mean = numbers.of(call.mean());
        Array variance = numbers.of(call.variance());
        numbers.of(call.to())
                .fill(
                        (n, c, h, w) ->
                                shift.get(0, c, 0, 0)
                                        + scale.get(0, c, 0, 0)
                                                * (from.get(n, c, h, w) - mean.get(0, c, 0, 0))
                                                / Math.sqrt(call.eps() + variance.get(0, c, 0, 0)));
    }

    private static void pool(Call.Pool pool, Array from, Array to) {
        to.fill(
                (n, c, h, w) -> {
                    double greatest = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    int count = 0;
                    for (int y = 0; y < pool.kernel().height(); y++) {
                        for (int x = 0; x < pool.kernel().width(); x++) {
                            int row = h * pool.stride().height() - pool.padding().height() + y;
                            int column = w * pool.stride().width() - pool.padding().width() + x;
                            if (inside(from, row, column)) {
                                double value = from.get(n, c, row, column);
                                greatest = Math.max(greatest, value);
                                sum += value;
                                count++;
                            }
                        }
                    }
                    return switch (pool.pooling()) {
                        case GREATEST -> greatest;
                        case MEAN -> sum / pool.kernel().area();
                        case MEAN_INSIDE -> sum / count;
                    };
                });
    }

    private static void mean(Array from, Array to) {
        to.fill(
                (n, c, h, w) -> {
                    double sum = 0;
                    for (int y = 0; y < from.tensor().size(2); y++) {
                        for (int x = 0; x < from.tensor().size(3); x++) {
                            sum += from.get(n, c, y, x);
                        }
                    }
                    return sum / from.tensor().size(2) / from.tensor().size(3);
                });
    }

    private static void combine(Call.Combine call, Numbers numbers) {
        Array left = numbers.of(call.left());
        Array right = numbers.of(call.right());
        numbers.of(call.to())
                .fill(
                        (n, c, h, w) -> {
                            double a = call.a() * left.get(n, c, h, w);
                            double b = call.b() * right.spread(n, c, h, w);
                            return switch (call.operator()) {
                                case PLUS -> a + b;
                                case TIMES -> a * b;
                            };
                        });
    }

    private static void softmax(Array from, Array to) {
        to.fill(
                (n, c, h, w) -> {
                    double greatest = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < from.tensor().size(1); i++) {
                        greatest = Math.max(greatest, from.get(n, i, h, w));
                    }
                    double sum = 0;
                    for (int i = 0; i < from.tensor().size(1); i++) {
                        sum += Math.exp(from.get(n, i, h, w) - greatest);
                    }
                    return Math.exp(from.get(n, c, h, w) - greatest) / sum;
                });
    }

    /** cuDNN's window: lookBehind = (lrnN - 1) / 2, lookAhead = lrnN - lookBehind - 1. */
    private static void response(Call.ResponseNorm call, Array from, Array to) {
        int behind = (call.size() - 1) / 2;
        int ahead = call.size() - behind - 1;
        to.fill(
                (n, c, h, w) -> {
                    double sum = 0;
                    for (int i = c - behind; i <= c + ahead; i++) {
                        if (i >= 0 && i < from.tensor().size(1)) {
                            sum += from.get(n, i, h, w) * from.get(n, i, h, w);
                        }
                    }
                    return call.factor()
                            * from.get(n, c, h, w)
                            / Math.pow(call.k() + call.alpha() / call.size() * sum, call.beta());
                });
    }

    /** Row by row where that is how the card does it. */
    private static void copy(Call.Copy call, Array from, Array to) {
        Optional<Pitched> rows = HostCard.pitched(call);
        if (rows.isEmpty()) {
            to.fill((n, c, h, w) -> call.factor() * from.get(n, c, h, w));
            return;
        }
        Pitched pitched = rows.get();
        for (long row = 0; row < pitched.rows(); row++) {
            System.arraycopy(
                    from.all(),
                    Math.toIntExact(from.first() + row * pitched.from()),
                    to.all(),
                    Math.toIntExact(to.first() + row * pitched.to()),
                    Math.toIntExact(pitched.row()));
        }
    }
}
