package convscope.cli;

import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.all.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Runs reference cases; the tensors lie beside each, same name, .safetensors.")
final class VerifyVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CASE.json", arity = "1..*", description = "Graph files.")
    private List<String> cases;

    @Mixin private EngineOption engine = new EngineOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws EngineException {
        List<CaseResult> results = new ArrayList<>();
        boolean all = true;
        try (ForwardEngine chosen = Engines.byName(engine.word())) {
            for (String name : cases) {
                all &= verify(name, chosen, results);
            }
        }
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(JsonText.of(results.stream().map(CaseResult::json).toList()));
        }
        return all ? CommandLineProgram.DONE : CommandLineProgram.FAULT;
    }

    /** {@return whether the case holds; a broken one is a sentence, and the next ones still run} */
    private boolean verify(String name, ForwardEngine chosen, List<CaseResult> results) {
        try {
            if (CaseIndex.is(InputSource.path(name))) {
                spec.commandLine().getErr().println(name + " lists cases and is none; passed over");
                return true;
            }
            CaseResult result = CaseResult.of(InputSource.path(name), chosen);
            results.add(result);
            if (!json) {
                spec.commandLine().getOut().println(result.line());
            }
            return result.ok();
        } catch (Exception | Error wrong) {
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().println(CommandLineProgram.sentence(wrong));
            spec.commandLine().getErr().flush();
            return false;
        }
    }
}
