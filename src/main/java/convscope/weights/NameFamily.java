package convscope.weights;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose names a file's are where they are none of a design's, told by names that only they have.
 */
enum NameFamily {
    ADAPTER("lora_[ABab]|hada_w", "a LoRA adapter"),
    HUGGING_FACE_RESNET("embedder\\.embedder\\.", "a ResNet of Hugging Face's transformers"),
    TRANSFORMER(
            "self_attn|patch_embed|attention\\.self|\\.attn\\.|\\.attention\\.|encoder_layer",
            "a transformer"),
    DIFFUSION("down_blocks\\.|input_blocks\\.|time_embed", "a diffusion model"),
    DETECTRON("^(.*\\.)?res[2-5]\\.\\d+\\.|stem\\.conv1\\.norm", "Detectron2"),
    DETECTOR("roi_heads|\\brpn\\.|bbox_", "an object detector"),
    EFFICIENT_NET("conv_stem\\.|conv_pwl?\\.", "timm's EfficientNet or MobileNet"),
    CONV_NEXT("stages\\.\\d+\\.blocks\\.|downsample_layers\\.", "timm's ConvNeXt"),
    REG_NET("\\bs[1-4]\\.b\\d+\\.|trunk_output\\.", "a RegNet"),
    DENSE_NET("denseblock\\d|denselayer\\d", "torchvision's DenseNet"),
    INCEPTION("Mixed_[5-7]|inception[345][a-e]", "torchvision's Inception"),
    FEATURES("^features\\.\\d+\\.", "torchvision's VGG, AlexNet or MobileNet"),
    KERAS("moving_mean|/kernel|\\bgamma$|\\bbeta$", "Keras or TensorFlow"),
    DEEP_STEM("^conv1\\.[036]\\.weight", "timm's ResNet-D, whose stem has three convolutions"),
    LEGACY("^layer0\\.conv1|last_linear|se_module", "timm's legacy SE networks"),
    RES_NET("^layer\\d+\\.\\d+\\.(conv|bn)\\d", "torchvision's and timm's ResNets");

    private final Pattern pattern;
    private final String says;

    NameFamily(String pattern, String says) {
        this.pattern = Pattern.compile(pattern);
        this.says = says;
    }

    static Optional<NameFamily> of(Collection<String> names) {
        return Arrays.stream(values())
                .filter(family -> names.stream().anyMatch(family::fits))
                .findFirst();
    }

    boolean fits(String name) {
        return pattern.matcher(name).find();
    }

    /** {@return whose they are, for a sentence} */
    String says() {
        return says;
    }
}
