package org.safefront.launcher.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.safefront.launcher.pocket.Pretraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront pretrain DIR}. */
@Command(
        name = "pretrain",
        description = {
            "Makes the base models, the judge and the data of a pocket study anew, as DIR/pretrain.yaml says.",
            "Three minutes a base on one core. What is there already is replaced."
        },
        mixinStandardHelpOptions = true)
final class PretrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with a pretrain.yaml, for instance studies/pocket.")
    private Path folder;

    @Option(names = "--seeds", split = ",", paramLabel = "SEED", description = "Only bases of these seeds.")
    private List<Integer> seeds;

    @Override
    public Integer call() {
        var pretraining = new Pretraining(folder, spec.commandLine().getOut(), Help.Ansi.AUTO.enabled());
        return pretraining.run(Optional.ofNullable(seeds)) ? 0 : 1;
    }
}
