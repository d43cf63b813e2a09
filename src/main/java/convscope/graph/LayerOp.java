package convscope.graph;

import convscope.graph.Fit.Misfit;
import convscope.model.Layer;
import convscope.model.Shape;

/** The operation that a layer is, given what feeds it. */
public sealed interface LayerOp {

    record Lowers(Op op) implements LayerOp {}

    /** It hands on what feeds it. */
    record Nothing() implements LayerOp {}

    record Refused(Misfit misfit) implements LayerOp {}

    /** {@return what the layer is on an input of this shape} */
    static LayerOp of(Layer layer, Shape input) {
        int channels = input.channels();
        return switch (layer) {
            case Layer.Conv conv ->
                    new Lowers(
                            new Op.Conv2d(
                                    channels,
                                    conv.out(),
                                    conv.kernel(),
                                    conv.stride(),
                                    conv.padding(),
                                    conv.dilation(),
                                    conv.groups(),
                                    conv.bias()));
            case Layer.BatchNorm norm -> new Lowers(new Op.BatchNorm2d(channels, norm.eps()));
            case Layer.Relu relu -> new Lowers(new Op.Relu());
            case Layer.Sigmoid sigmoid -> new Lowers(new Op.Sigmoid());
            case Layer.Softmax softmax -> new Lowers(new Op.Softmax());
            case Layer.GlobalAvgPool pool -> new Lowers(new Op.GlobalAvgPool());
            case Layer.Flatten flatten -> new Lowers(new Op.Flatten());
            case Layer.MaxPool pool ->
                    new Lowers(
                            new Op.MaxPool2d(
                                    pool.kernel(), pool.stride(), pool.padding(), pool.ceil()));
            case Layer.AvgPool pool ->
                    new Lowers(
                            new Op.AvgPool2d(
                                    pool.kernel(),
                                    pool.stride(),
                                    pool.padding(),
                                    pool.ceil(),
                                    pool.countPadding()));
            case Layer.FullyConnected dense -> linear(dense, input);
            case Layer.Lrn lrn ->
                    new Lowers(new Op.Lrn(lrn.size(), lrn.alpha(), lrn.beta(), lrn.k()));
            case Layer.Scale scale -> new Lowers(new Op.Scale(scale.factor()));
            case Layer.Slice slice -> new Lowers(new Op.SliceChannels(slice.from(), slice.to()));
            case Layer.PadChannels pad -> new Lowers(new Op.PadChannels(pad.front(), pad.back()));
            case Layer.Subsample sample -> new Lowers(new Op.Subsample(sample.stride()));
            case Layer.Shuffle shuffle -> new Lowers(new Op.Shuffle(shuffle.groups()));
            case Layer.Identity identity -> new Nothing();
            case Layer.Dropout dropout -> new Nothing();
        };
    }

    private static LayerOp linear(Layer.FullyConnected dense, Shape input) {
        return input.elements() <= Integer.MAX_VALUE
                ? new Lowers(new Op.Linear((int) input.elements(), dense.out(), dense.bias()))
                : new Refused(
                        Misfit.because(
                                "%s = %d values are too many for a fully connected layer",
                                input, input.elements()));
    }
}
