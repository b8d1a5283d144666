package org.safefront.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.JudgeRef;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.format.UnsafeFormatException;
import org.safefront.lm.generation.classifier.ClassifierSettings;
import org.safefront.lm.generation.classifier.SequenceClassifier;

/**
 * Judges by their names: those that lie in folders, one folder a judge, named after it, and those that are built in. Opened when
 * first asked for, and kept open.
 */
public final class Judges implements AutoCloseable {
    /** The judge that is asked where none is named. */
    public static final String DEFAULT = RefusalPhrases.NAME;

    private static final String LABELLED = "calibration.jsonl";
    private static final List<String> ENGLISH = List.of("en");

    private final List<Path> folders;
    private final int threads;
    private final Map<String, Supplier<Judge>> builtIn =
            Map.of(RefusalPhrases.NAME, () -> new ReadableOnly(new RefusalPhrases(), ENGLISH));
    private final Map<String, Judge> open = new HashMap<>();

    /**
     * Opens none yet.
     *
     * @param folders looked through in this order; those that are not there are passed over
     * @param threads that share the work of one model
     */
    public Judges(List<Path> folders, int threads) {
        this.folders = List.copyOf(folders);
        this.threads = threads;
    }

    /**
     * The judge of that name; a folder goes before what is built in.
     *
     * @throws UnknownJudgeException naming those that there are
     * @throws JudgeUnusableException if what lies under that name is no judge
     */
    public synchronized Judge get(String name) {
        return open.computeIfAbsent(name, this::load);
    }

    /**
     * The labelled exchanges that a judge is calibrated on: {@code calibration.jsonl} in its folder. For a judge that is built in it
     * may be the only file of a folder with the judge's name.
     */
    public Optional<Path> labelled(String name) {
        return folder(name).map(folder -> folder.resolve(LABELLED)).filter(Files::isRegularFile);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Judge::close);
        open.clear();
    }

    private Judge load(String name) {
        return folder(name)
                .filter(path -> !builtIn.containsKey(name) || !isOnlyLabelled(path))
                .map(path -> open(name, path))
                .or(() -> Optional.ofNullable(builtIn.get(name)).map(Supplier::get))
                .orElseThrow(() -> new UnknownJudgeException(name, names()));
    }

    private Optional<Path> folder(String name) {
        return all().stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst();
    }

    private static boolean isOnlyLabelled(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.getFileName().toString().equals(LABELLED));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }

    private List<String> names() {
        return Stream.concat(
                        all().stream().map(path -> path.getFileName().toString()),
                        builtIn.keySet().stream().sorted())
                .distinct()
                .toList();
    }

    private Judge open(String name, Path folder) {
        try {
            return classifier(name, folder);
        } catch (UnsafeFormatException e) {
            throw new JudgeUnusableException(name, FailureReason.UNSAFE_FORMAT, e);
        } catch (InvalidModelException e) {
            throw new JudgeUnusableException(name, FailureReason.INVALID_INPUT, e);
        }
    }

    private Judge classifier(String name, Path folder) {
        SequenceClassifier classifier = SequenceClassifier.open(folder, ClassifierSettings.onCpu(threads));
        try {
            JudgeFile file = JudgeFile.read(folder, classifier.labels());
            String all = classifier.digest() + "|" + file.identity();
            var ref = new JudgeRef(name, file.version(), Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
            return new ReadableOnly(new ClassifierJudge(ref, classifier, file), file.languages());
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private List<Path> all() {
        return folders.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> below(folder).stream())
                .toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
