package convscope.cli;

import convscope.catalog.Catalog;
import convscope.document.Samples;
import convscope.model.BlockKind;
import convscope.model.Design;
import convscope.model.Setting;
import convscope.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists recipes with their parameters, layers, networks and samples.")
final class ListVerb implements Runnable {

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(json()));
        } else {
            out.print(text());
        }
    }

    private static Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("recipes", Catalog.recipes().stream().map(ListVerb::kind).toList());
        json.put("layers", BlockKind.LAYERS.stream().map(ListVerb::kind).toList());
        json.put("networks", Catalog.networks().stream().map(ListVerb::design).toList());
        json.put("samples", Samples.all().stream().map(ListVerb::design).toList());
        return json;
    }

    private static Map<String, Object> kind(BlockKind kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", kind.name());
        json.put("parameters", kind.settings().stream().map(ListVerb::setting).toList());
        return json;
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", setting.name());
        json.put("says", setting.says());
        json.put("legal", setting.legal());
        if (!setting.required()) {
            json.put("default", setting.initial());
        }
        return json;
    }

    private static Map<String, Object> design(Design design) {
        Shape input = design.input();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", design.name());
        json.put("input", List.of(input.channels(), input.height(), input.width()));
        return json;
    }

    private static String text() {
        TextTable table = new TextTable();
        table.row("RECIPES", "parameters");
        Catalog.recipes().forEach(kind -> parameters(table, kind));
        table.row("").row("LAYERS", "parameters");
        BlockKind.LAYERS.forEach(kind -> parameters(table, kind));
        table.row("").row("NETWORKS", "input");
        Catalog.networks().forEach(each -> table.row("  " + each.name(), each.input().toString()));
        table.row("").row("SAMPLES", "input");
        Samples.all().forEach(each -> table.row("  " + each.name(), each.input().toString()));
        return table.text();
    }

    private static void parameters(TextTable table, BlockKind kind) {
        String name = "  " + kind.name();
        if (kind.settings().isEmpty()) {
            table.row(name);
        }
        for (Setting setting : kind.settings()) {
            String value = setting.required() ? "=..." : "=" + setting.initial();
            table.row(name, setting.name() + value, setting.says());
            name = "";
        }
    }
}
