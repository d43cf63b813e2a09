package convscope.gpucheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.cli.CommandLineProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All reference cases by the program's own verb {@code verify}, whose tolerances they have.
 *
 * @param folder holds a graph file and its tensors for each
 */
record CaseCheck(Path folder) implements Check {

    static final String STEP = "cases";

    @Override
    public boolean holds(Run run) throws IOException, CheckException {
        List<String> ids = ids();
        List<String> open = new ArrayList<>(ids);
        open.removeIf(id -> run.result().held(STEP, id).isPresent());
        if (open.isEmpty()) {
            run.say().accept("ok    all " + ids.size() + " cases (before)");
            return true;
        }
        boolean all = true;
        for (Map.Entry<String, Finding> each : verified(open, run).entrySet()) {
            all &= run.record(STEP, each.getKey(), each.getValue());
        }
        return all;
    }

    private List<String> ids() throws IOException, CheckException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> ids =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".safetensors"))
                            .map(name -> name.replace(".safetensors", ""))
                            .sorted()
                            .toList();
            if (ids.isEmpty()) {
                throw new CheckException(folder + " holds no reference case.");
            }
            return ids;
        }
    }

    private Map<String, Finding> verified(List<String> ids, Run run) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        arguments.addAll(List.of("--engine", run.engine().name()));
        ids.forEach(id -> arguments.add(folder.resolve(id + ".json").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLineProgram.run(
                arguments,
                new PrintWriter(out),
                new PrintWriter(err),
                file -> CommandLineProgram.USAGE);
        Map<String, Finding> found = new LinkedHashMap<>();
        String fault = err.toString().lines().findFirst().orElse("verify does not name it");
        ids.forEach(id -> found.put(id, Finding.fault(fault)));
        for (JsonNode each : new ObjectMapper().readTree(out.toString())) {
            found.put(each.path("case").asText(), finding(each));
        }
        return found;
    }

    private static Finding finding(JsonNode verified) {
        double absolute = verified.path("absolute").asDouble(Double.NaN);
        double relative = verified.path("relative").asDouble(Double.NaN);
        double tolerance = verified.path("tolerance").asDouble();
        return new Finding(
                verified.path("ok").asBoolean(),
                String.format(
                        Locale.ROOT,
                        "absolute %.2e  relative %.2e  tolerance %.2e",
                        absolute,
                        relative,
                        tolerance),
                Map.of("absolute", absolute, "relative", relative, "tolerance", tolerance));
    }
}
