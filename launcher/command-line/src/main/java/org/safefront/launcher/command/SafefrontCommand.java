package org.safefront.launcher.command;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Set;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.benchmark.catalogue.FetchFailedException;
import org.safefront.benchmark.catalogue.UnknownDataSetException;
import org.safefront.benchmark.code.NoSandboxException;
import org.safefront.benchmark.code.SandboxFailedException;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.benchmark.exchange.ForeignFileException;
import org.safefront.judges.JudgeUnusableException;
import org.safefront.judges.UnknownJudgeException;
import org.safefront.judges.calibration.InvalidLabelledSetException;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.comparison.OtherQuestionsException;
import org.safefront.launcher.judging.OutputFailedException;
import org.safefront.launcher.registry.RegistryRefusedException;
import org.safefront.launcher.samples.InvalidRowException;
import org.safefront.launcher.servers.PortInUseException;
import org.safefront.launcher.study.InvalidStudyException;
import org.safefront.statistics.IncompleteSeedTableException;
import org.safefront.statistics.NoCommonQuestionsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code safefront}, with its commands below. */
@Command(
        name = "safefront",
        description = "How much reasoning did safety cost this model, and which fine-tuning recipe pays the least?",
        mixinStandardHelpOptions = true,
        version = "safefront 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StudyCommand.class,
            UpCommand.class,
            PretrainCommand.class,
            TrainRefusalJudgeCommand.class,
            DataCommand.class,
            CheckAnswersCommand.class,
            RunCodeCommand.class,
            JudgeCommand.class,
            CalibrateCommand.class,
            FrontCommand.class,
            VerifyFrontCommand.class,
            GateCommand.class,
            CompareCommand.class,
            RepeatabilityCommand.class,
            BudgetCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RedriveCommand.class
        })
public final class SafefrontCommand {
    private static final int REFUSED = 2;
    /** What people do wrong, and can put right. */
    private static final Set<Class<? extends RuntimeException>> REFUSALS = Set.of(
            CannotStartException.class,
            InvalidStudyException.class,
            InvalidDataException.class,
            InvalidRowException.class,
            ForeignFileException.class,
            UnknownBenchmarkException.class,
            UnknownDataSetException.class,
            FetchFailedException.class,
            NoSandboxException.class,
            UnknownJudgeException.class,
            JudgeUnusableException.class,
            InvalidLabelledSetException.class,
            OutputFailedException.class,
            SandboxFailedException.class,
            IncompleteSeedTableException.class,
            NoCommonQuestionsException.class,
            OtherQuestionsException.class,
            PortInUseException.class,
            RegistryRefusedException.class);

    private final InputStream in;
    private final OutputStream out;

    private SafefrontCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The whole command line; mistakes of the user end with one line and exit code 2. */
    public static CommandLine commandLine() {
        return commandLine(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    }

    /** The same, with rows from and to somewhere else; what people read goes where the command line says. */
    static CommandLine commandLine(InputStream in, OutputStream out) {
        return new CommandLine(new SafefrontCommand(in, out))
                .setExecutionExceptionHandler(SafefrontCommand::explain)
                .setUsageHelpAutoWidth(true);
    }

    /** Where rows come from if no file is named. */
    InputStream in() {
        return in;
    }

    /** Where rows go that are bytes already. */
    OutputStream out() {
        return out;
    }

    private static int explain(Exception failure, CommandLine commandLine, ParseResult result) {
        PrintWriter err = commandLine.getErr();
        if (isRefusal(failure)) {
            err.println(failure.getMessage());
            return REFUSED;
        }
        failure.printStackTrace(err);
        return 1;
    }

    private static boolean isRefusal(Exception failure) {
        return REFUSALS.stream().anyMatch(refusal -> refusal.isInstance(failure));
    }
}
