package org.safefront.judge.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.JudgeRef;
import org.safefront.judge.domain.ClassifierJudge;
import org.safefront.judge.domain.Judge;
import org.safefront.judge.domain.JudgeUnusableException;
import org.safefront.judge.domain.Judges;
import org.safefront.judge.domain.UnknownJudgeException;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.format.UnsafeFormatException;
import org.safefront.lm.generation.classifier.ClassifierSettings;
import org.safefront.lm.generation.classifier.SequenceClassifier;

/** Judges that lie in folders, one folder a judge, named after it. Opened when first asked for, and kept open. */
public final class FolderJudges implements Judges, AutoCloseable {
    private final List<Path> folders;
    private final int threads;
    private final Map<String, Judge> open = new HashMap<>();
    private final List<SequenceClassifier> classifiers = new ArrayList<>();

    /** @param folders looked through in this order; those that are not there are passed over */
    public FolderJudges(List<Path> folders, int threads) {
        this.folders = List.copyOf(folders);
        this.threads = threads;
    }

    @Override
    public synchronized Judge get(String name) {
        return open.computeIfAbsent(name, this::load);
    }

    @Override
    public synchronized void close() {
        classifiers.forEach(SequenceClassifier::close);
    }

    private Judge load(String name) {
        Path folder = all().stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownJudgeException(
                        name,
                        all().stream()
                                .map(path -> path.getFileName().toString())
                                .toList()));
        try {
            return open(name, folder);
        } catch (UnsafeFormatException e) {
            throw new JudgeUnusableException(name, FailureReason.UNSAFE_FORMAT, e);
        } catch (InvalidModelException e) {
            throw new JudgeUnusableException(name, FailureReason.INVALID_INPUT, e);
        }
    }

    private Judge open(String name, Path folder) {
        SequenceClassifier classifier = SequenceClassifier.open(folder, ClassifierSettings.onCpu(threads));
        try {
            JudgeFile file = JudgeFile.read(folder, classifier.labels());
            var ref = new JudgeRef(name, file.version(), digest(classifier, file));
            var refusals = new OnnxRefusalClassifier(name, classifier, file.refusalLabels());
            classifiers.add(classifier);
            return new ClassifierJudge(ref, refusals, file.threshold());
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private static String digest(SequenceClassifier classifier, JudgeFile file) {
        String all = classifier.digest() + "|" + file.refusalLabels() + "|" + Double.toHexString(file.threshold());
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
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
