package org.safefront.launcher.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.safefront.judges.refusal.training.RefusalJudgeTraining;
import org.safefront.judges.refusal.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront train-refusal-judge OUT}, for whoever changes the judge. */
@Command(
        name = "train-refusal-judge",
        hidden = true,
        description = {
            "Trains the project's own refusal judge from its seed, on texts that are made up for it.",
            "One minute. The same code writes the same bytes; those that are shipped lie in the resources of judges."
        },
        mixinStandardHelpOptions = true)
final class TrainRefusalJudgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "Folder for model.onnx and refusal.json; made if it is not there.")
    private Path folder;

    @Override
    public Integer call() {
        RefusalJudgeTraining.write(folder, TrainingSettings.shipped());
        spec.commandLine().getOut().println("The judge is in " + folder);
        return 0;
    }
}
