package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.safefront.launcher.machine.Session;
import org.safefront.launcher.plan.DryRun;
import org.safefront.launcher.plan.PlanTable;
import org.safefront.launcher.registry.Registry;
import org.safefront.launcher.registry.StudyFollower;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.study.ReportFile;
import org.safefront.launcher.study.StudyFolder;
import org.safefront.launcher.terminal.BudgetLine;
import org.safefront.launcher.terminal.FrontPlot;
import org.safefront.launcher.terminal.FrontTable;
import org.safefront.launcher.terminal.ProgressPanel;
import org.safefront.launcher.terminal.StudyProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront study DIR}. */
@Command(
        name = "study",
        description = {
            "Runs a study on this machine: trains every recipe, measures every checkpoint, and prints the front.",
            "Begun before and not finished, it goes on where it was. Ctrl-C stops everything."
        },
        mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with a study.yaml, for instance studies/pocket.")
    private Path folder;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write checkpoints, scores and front into this file as JSON.")
    private Path report;

    @Option(names = "--exit-when-done", description = "End when the study does. Else the page stays until Ctrl-C.")
    private boolean exitWhenDone;

    @Option(names = "--all-bases", description = "Run the recipes on every base of the study, one front for each.")
    private boolean allBases;

    @Option(
            names = "--dry-run",
            description = "Print the plan: runs, samples, tokens, time and room. Starts nothing and writes nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "With --dry-run: print the plan as JSON.")
    private boolean json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json && !dryRun) {
            throw new ParameterException(
                    spec.commandLine(), "--json goes with --dry-run; a study's results go into --report");
        }
        if (dryRun) {
            // DJL says at length what it loads; the terminal is for people.
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        }
        StudyFolder study = StudyFolder.read(folder, allBases, machine.wishes().dataFolder());
        Optional<ReportFile> file = Optional.ofNullable(report).map(ReportFile::prepare);
        if (dryRun) {
            print(DryRun.of(study, System.getenv(), machine.wishes().dataFolder()), out);
            return 0;
        }
        return run(study, file, out);
    }

    private int run(StudyFolder study, Optional<ReportFile> file, PrintWriter out) {
        var panel = new ProgressPanel(out, Help.Ansi.AUTO.enabled(), InstantSource.system(), StudyProgress.TITLES);
        try (Session session = Session.start(machine.wishes(), List.of(study.judges()), panel::say)) {
            panel.say("Page:  " + session.page());
            panel.say("Kafka: " + session.kafka());
            study.probes().write();
            var registry = new Registry(session.page());
            List<String> ids = study.requests().stream().map(registry::ask).toList();
            List<StudyStatus> studies = follow(registry, ids, panel);
            for (int i = 0; i < ids.size(); i++) {
                print(studies.get(i), out);
                if (study.requests().get(i).budget().isPresent()) {
                    out.println(BudgetLine.of(registry.budget(ids.get(i))));
                }
                out.flush();
            }
            file.ifPresent(
                    target -> target.write(ids.stream().map(registry::report).toList()));
            if (!exitWhenDone) {
                out.println();
                out.println("The page stays at " + session.page() + " until Ctrl-C.");
                out.flush();
                Until.told();
            }
            return studies.stream().flatMap(StudyFollower::problems).findAny().isPresent() ? 1 : 0;
        }
    }

    private static List<StudyStatus> follow(Registry registry, List<String> ids, ProgressPanel panel) {
        return new StudyFollower(
                        () -> ids.stream().map(registry::status).toList(),
                        studies -> panel.show(StudyProgress.of(studies)),
                        panel::say)
                .untilFinished();
    }

    private void print(DryRun plan, PrintWriter out) {
        if (json) {
            out.println(plan.json());
        } else {
            PlanTable.lines(plan).forEach(out::println);
        }
        out.flush();
    }

    private static void print(StudyStatus study, PrintWriter out) {
        out.println();
        out.println("Study " + study.study());
        out.println();
        FrontPlot.lines(study.checkpoints()).forEach(out::println);
        out.println();
        FrontTable.lines(study).forEach(out::println);
    }
}
