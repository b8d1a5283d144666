package org.safefront.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.safefront.contracts.front.GateDecided.Verdict;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.registry.Registry;
import org.safefront.launcher.study.PolicyFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code safefront gate}. */
@Command(
        name = "gate",
        description = {
            "Asks the registry whether a checkpoint passes a policy, and prints GO, NO_GO or INCONCLUSIVE with the reason of each rule.",
            "docs/fronts.md says what a policy may ask."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:GO",
            "1:NO_GO",
            "2:not decided: what was asked for is wrong, or the registry does not answer",
            "3:INCONCLUSIVE"
        },
        mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
    private static final Map<String, Integer> STATUS =
            Map.of(Verdict.GO.toString(), 0, Verdict.NO_GO.toString(), 1, Verdict.INCONCLUSIVE.toString(), 3);

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which;

    @Option(names = "--checkpoint", paramLabel = "CK", required = true, description = "Id of the checkpoint.")
    private String checkpoint;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "YAML, for instance docs/examples/policy.yaml.")
    private Path policy;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://localhost:8400",
            description = "Where the page is. Default: ${DEFAULT-VALUE}")
    private URI address;

    @Option(names = "--json", description = "Print the decision as one JSON object, as gate.decided has it.")
    private boolean json;

    /** The study, in one of two ways. */
    static final class Which {
        @Option(names = "--study", paramLabel = "ID", description = "Id of the study.")
        private String study;

        @Option(names = "--latest", description = "The study that was asked for last.")
        private boolean latest;
    }

    @Override
    public Integer call() {
        JsonNode wanted = PolicyFile.read(policy);
        var registry = new Registry(address);
        try {
            String study = which.latest
                    ? registry.latest().orElseThrow(() -> new CannotStartException("the registry knows no study yet"))
                    : which.study;
            return print(registry.gate(study, checkpoint, wanted));
        } catch (UncheckedIOException e) {
            throw new CannotStartException(
                    e.getMessage() + "; start it with ./safefront up, or name another with --registry", e);
        }
    }

    private int print(JsonNode decided) {
        PrintWriter out = spec.commandLine().getOut();
        String verdict = decided.get("verdict").asText();
        if (json) {
            out.println(decided);
        } else {
            out.println(verdict.toUpperCase(Locale.ROOT).replace('-', '_'));
            decided.get("reasons").forEach(reason -> out.println("  " + reason.asText()));
        }
        out.flush();
        return STATUS.get(verdict);
    }
}
