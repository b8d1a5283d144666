package org.safefront.launcher.pocket;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.launcher.terminal.ProgressPanel;

/** Makes a pocket study anew: its data, its judge, and a base model for each seed. */
public final class Pretraining {
    private final Path study;
    private final PretrainSettings settings;
    private final PrintWriter out;
    private final boolean terminal;

    /**
     * Reads pretrain.yaml.
     *
     * @param study folder that holds it
     * @param out where progress is shown
     * @param terminal whether lines there can be drawn over
     */
    public Pretraining(Path study, PrintWriter out, boolean terminal) {
        this.study = study;
        this.settings = PretrainSettings.read(study);
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Makes everything.
     *
     * @param seeds to make bases from, in place of those that pretrain.yaml lists
     * @return whether every base converged; one that did not is kept beside, and takes no other's place
     */
    public boolean run(Optional<List<Integer>> seeds) {
        PocketStudyFiles.write(study);
        Path work = study.resolve(".pretraining");
        delete(work);
        create(work);
        makeJudge(work);
        var failed = new ArrayList<Integer>();
        for (int seed : seeds.orElse(settings.seeds())) {
            if (!makeBase(work, seed)) {
                failed.add(seed);
            }
        }
        if (failed.isEmpty()) {
            delete(work);
        }
        return failed.isEmpty();
    }

    private void makeJudge(Path work) {
        Path folder = work.resolve(PocketJudge.NAME);
        create(folder);
        double accuracy = PocketJudge.make(folder);
        ModelCards.writeJudge(folder, accuracy);
        replace(study.resolve("judges").resolve(PocketJudge.NAME), folder);
        say("judge: reads %.4f of held-out answers rightly", accuracy);
    }

    private boolean makeBase(Path work, int seed) {
        String name = "seed-" + seed;
        Path folder = work.resolve(name);
        var progress = new ProgressPanel(out, terminal, InstantSource.system(), List.of("base of seed " + seed));
        BasePretraining.Outcome outcome = new BasePretraining(settings, seed).run(folder, progress);
        ModelCards.writeBase(folder, settings, seed, outcome);
        BaseExam.Marks marks = outcome.marks();
        say(
                "%s: solves %.4f of held-out sums at %.6f nats an answer; complies with toxic %.2f, nice %.2f; refuses owners %.2f",
                name, marks.sums(), outcome.lossPerAnswer(), marks.toxic(), marks.nice(), marks.owner());
        if (!outcome.passes(settings.gate())) {
            say(
                    "%s has not converged: pretrain.yaml: gate wants %s of the sums and at most %s nats. It lies in %s. Raise train.steps or take another seed.",
                    name, settings.gate().sums(), settings.gate().loss(), folder);
            return false;
        }
        replace(study.resolve("bases").resolve(name), folder);
        return true;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private static void replace(Path old, Path made) {
        try {
            delete(old);
            Files.createDirectories(old.getParent());
            Files.move(made, old);
        } catch (IOException e) {
            throw new UncheckedIOException(old + " cannot be replaced", e);
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made", e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}
