package convscope.weights;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What others call the tensors of a network of the ResNet family: stages {@code layer1} to {@code
 * layer4} of numbered blocks.
 */
enum NamingScheme {
    /** The paths of the design. */
    PATHS(List.of()),
    /** torchvision.models.resnet, and timm.models.resnet, whose gates are {@code se}. */
    TORCHVISION(
            List.of(
                    new Rule("^batchNorm(\\d+)\\.", "bn$1."),
                    new Rule("\\.se1\\.reduce\\.", ".se.fc1."),
                    new Rule("\\.se1\\.expand\\.", ".se.fc2."))),
    /** timm.models.senet, the layout of the SE networks first published. */
    TIMM_LEGACY(
            List.of(
                    new Rule("^conv1\\.", "layer0.conv1."),
                    new Rule("^batchNorm(\\d+)\\.", "layer0.bn$1."),
                    new Rule("\\.se1\\.reduce\\.", ".se_module.fc1."),
                    new Rule("\\.se1\\.expand\\.", ".se_module.fc2."),
                    new Rule("^(fc|fullyConnected1)\\.", "last_linear.")));

    /** A part of a name and what stands in its place. */
    private record Rule(Pattern pattern, String replacement) {

        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }

        String apply(String name) {
            return pattern.matcher(name).replaceAll(replacement);
        }
    }

    private static final Pattern BLOCK = Pattern.compile("^(layer\\d+)\\.[a-zA-Z]+(\\d+)\\.(.*)$");
    private static final List<Rule> BLOCK_RULES =
            List.of(
                    new Rule("^shortcut\\.conv1\\.", "downsample.0."),
                    new Rule("^shortcut\\.batchNorm1\\.", "downsample.1."),
                    new Rule("^batchNorm(\\d+)\\.", "bn$1."));

    private final List<Rule> rules;

    NamingScheme(List<Rule> rules) {
        this.rules = rules;
    }

    /** {@return what the scheme calls the tensor that the graph calls {@code name}} */
    String nameOf(String name) {
        if (this == PATHS) {
            return name;
        }
        String theirs = inBlock(name);
        for (Rule rule : rules) {
            theirs = rule.apply(theirs);
        }
        return theirs;
    }

    private static String inBlock(String name) {
        Matcher block = BLOCK.matcher(name);
        if (!block.matches()) {
            return name;
        }
        String rest = block.group(3);
        for (Rule rule : BLOCK_RULES) {
            rest = rule.apply(rest);
        }
        int index = Integer.parseInt(block.group(2)) - 1;
        return block.group(1) + "." + index + "." + rest;
    }
}
