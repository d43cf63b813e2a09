package convscope.weights;

import convscope.catalog.Catalog;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose names a file's are where they are none of a design's, told by names that only they have.
 */
record NameFamily(Pattern sign, String says) {

    /** Those that the catalogue's families do not have. */
    private static final List<NameFamily> FOREIGN =
            List.of(
                    family("lora_[ABab]|hada_w", "a LoRA adapter"),
                    family("embedder\\.embedder\\.", "a ResNet of Hugging Face's transformers"),
                    family(
                            "self_attn|patch_embed|attention\\.self|\\.attn\\.|\\.attention\\.|encoder_layer",
                            "a transformer"),
                    family("down_blocks\\.|input_blocks\\.|time_embed", "a diffusion model"),
                    family("^(.*\\.)?res[2-5]\\.\\d+\\.|stem\\.conv1\\.norm", "Detectron2"),
                    family("roi_heads|\\brpn\\.|bbox_", "an object detector"),
                    family("conv_stem\\.|conv_pwl?\\.", "timm's EfficientNet or MobileNet"),
                    family("stages\\.\\d+\\.blocks\\.|downsample_layers\\.", "timm's ConvNeXt"),
                    family("\\bs[1-4]\\.b\\d+\\.|trunk_output\\.", "a RegNet"),
                    family("denseblock\\d|denselayer\\d", "torchvision's DenseNet"),
                    family("Mixed_[5-7]|inception[345][a-e]", "torchvision's Inception"),
                    family("^features\\.\\d+\\.", "torchvision's VGG, AlexNet or MobileNet"),
                    family("moving_mean|/kernel|\\bgamma$|\\bbeta$", "Keras or TensorFlow"),
                    family(
                            "^conv1\\.[036]\\.weight",
                            "timm's ResNet-D, whose stem has three convolutions"));

    private static NameFamily family(String sign, String says) {
        return new NameFamily(Pattern.compile(sign), says);
    }

    static Optional<NameFamily> of(Collection<String> names) {
        return Stream.concat(FOREIGN.stream(), published())
                .filter(family -> names.stream().anyMatch(family::fits))
                .findFirst();
    }

    /**
     * The names that follow from others by more renamings have more signs: they are asked first.
     */
    private static Stream<NameFamily> published() {
        return Catalog.tensorNames().reversed().stream()
                .map(names -> new NameFamily(names.sign(), names.whose()));
    }

    boolean fits(String name) {
        return sign.matcher(name).find();
    }
}
