package org.safefront.launcher.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what the figures rest on, and what they leave out: an estimate without this says little. */
final class Basis {
    private static final double GIGA = 1e9;
    private static final String ELSEWHERE = "seen on other models and machines, docs/performance.md";

    private Basis() {}

    static List<String> of(List<PlannedBase> bases, Forecast forecast, ServiceSettings settings, Path dataFolder) {
        var lines = new ArrayList<String>();
        lines.add(counted(bases));
        lines.add(say(
                "Answers: how long they get is not known before. Expected is from 1/%.0f of max-tokens (the workload of"
                        + " docs/performance.md; 0.28 and 0.50 were seen in the pocket study) to all of it.",
                1 / TaskPlan.TYPICAL_SHARE));
        forecast.rate().ifPresent(rate -> lines.add(measured(rate)));
        lines.add(training(settings));
        lines.add(evaluation(settings));
        forecast.shares().stream().findFirst().ifPresent(shares -> lines.add(attained(shares, settings)));
        few(bases, settings).ifPresent(lines::add);
        forecast.allSeconds().ifPresent(span -> lines.add(all(forecast)));
        lines.add(left(dataFolder));
        return lines;
    }

    private static String counted(List<PlannedBase> bases) {
        boolean sampled = bases.stream()
                .map(PlannedBase::plan)
                .anyMatch(plan -> plan.rows() > RowSample.MOST
                        || plan.tasks().stream().anyMatch(task -> task.items() > task.countedRows()));
        return "Tokens: counted with each base's own tokenizer and chat template, on "
                + (sampled
                        ? say("%,d rows that chance chose of each file that has more.", RowSample.MOST)
                        : "all rows.");
    }

    private static String measured(MachineRate rate) {
        return say(
                "Machine: measured just now on one thread, in float32: matrix products %.0f GFLOP/s, memory %.1f GB/s;"
                        + " %d processors.",
                rate.products() / GIGA, rate.memory() / GIGA, rate.processors());
    }

    private static String training(ServiceSettings settings) {
        return settings.trainsHere()
                ? "Training: bound by operations, as progress reports count them, at that rate of products, and by what the"
                        + " optimizer moves at that of memory."
                : say(
                        "Training: no time, for it is foretold for float32 on the processor alone, and %s is %s, %s is %s.",
                        ServiceSettings.DEVICE,
                        settings.trainerDevice(),
                        ServiceSettings.TRAINER_PRECISION,
                        settings.trainerPrecision().orElse("unset"));
    }

    private static String evaluation(ServiceSettings settings) {
        if (settings.server().isPresent()) {
            return say(
                    "Evaluation: a server elsewhere writes the texts (%s); how fast it is cannot be known from here.",
                    ServiceSettings.SERVER);
        }
        return settings.writesHere()
                ? say(
                        "Evaluation: bound by weights, keys and values of each step of %d texts or fewer from memory, and then"
                                + " its products, at these rates.",
                        settings.slots())
                : say(
                        "Evaluation: no time, for it is foretold for float32 alone, and %s is %s.",
                        ServiceSettings.EVAL_PRECISION, settings.evalPrecision());
    }

    private static String attained(Shares shares, ServiceSettings settings) {
        var parts = new ArrayList<String>();
        if (settings.trainsHere()) {
            parts.add(say(
                    "full training %s, LoRA %s (%s)",
                    range(shares.full()),
                    range(shares.lora()),
                    shares.rehearsed()
                            ? "seen just now in some steps of this base, which is small enough to try"
                            : ELSEWHERE));
        }
        if (settings.writesHere()) {
            parts.add(say("writing %s (%s)", range(shares.generation()), ELSEWHERE));
        }
        return "Parts of these bounds attained: " + String.join(", ", parts) + ".";
    }

    private static String range(Share share) {
        return say("%.2f to %.2f", share.worst(), share.best());
    }

    /** Where memory is too small for all slots, evaluation takes many times as long, and a setting would help. */
    private static Optional<String> few(List<PlannedBase> bases, ServiceSettings settings) {
        return bases.stream()
                .filter(base -> settings.writesHere())
                .flatMap(base -> base.plan().tasks().stream().map(task -> new Slots(task.name(), base, task, settings)))
                .filter(Slots::areFew)
                .findFirst()
                .map(slots -> say(
                        "Slots: of %s no more than %d of %d texts are written side by side: %s leaves %d MB for keys"
                                + " and values.",
                        slots.task(),
                        slots.count(),
                        settings.slots(),
                        ServiceSettings.CACHE,
                        settings.cacheBytes() >> 20));
    }

    private static String all(Forecast forecast) {
        boolean alone = forecast.rate().orElseThrow().processors() == 1;
        return (alone
                        ? "In all: training and evaluation share the one processor."
                        : "In all: training and evaluation go on side by side, and the last checkpoint is evaluated after.")
                + " Left out: starting and stopping the services (32 s in docs/experiments.md), loading models, judging,"
                + " what the other services need of the processors, and whatever else this machine does.";
    }

    private static String left(Path dataFolder) {
        return Files.isDirectory(dataFolder)
                ? "Begun before: what " + dataFolder
                        + " holds already is not done again and no text is written twice; how"
                        + " much that is stands in its database, which is not started to look. All figures are of the"
                        + " whole study."
                : "Begun before: nothing; " + dataFolder + " is not there.";
    }

    private static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private record Slots(String task, int count, int possible) {
        Slots(String name, PlannedBase base, TaskPlan task, ServiceSettings settings) {
            this(
                    name,
                    new GenerationTime(new MachineRate(1, 1, 1), base.model(), settings).slots(task),
                    settings.slots());
        }

        boolean areFew() {
            return count < possible;
        }
    }
}
