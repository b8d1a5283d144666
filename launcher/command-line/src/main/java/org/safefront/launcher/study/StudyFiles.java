package org.safefront.launcher.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.benchmark.catalogue.Catalogue;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.DataFormat;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.ModelRef;
import org.safefront.judges.Judges;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.format.UnsafeFormatException;

/** Files that a study names, as references that say what they must hash to. */
final class StudyFiles {
    /** Where a study keeps the judges that it brings along. */
    static final String JUDGES = "judges";

    private StudyFiles() {}

    /** A file of rows, found from the study's folder. */
    static DataRef rows(Path folder, YamlField field) {
        return rows(field, folder.resolve(field.text()));
    }

    /** The file of a set of probes, by name: the one that the study brings along, or else the one that was fetched. */
    static Path probes(Path folder, FetchedData fetched, YamlField field) {
        return find(folder.resolve("probes"), fetched, field);
    }

    /** The rows of a benchmark, by name: those that the study brings along, or else those that were fetched. */
    static DataRef benchmark(Path folder, FetchedData fetched, YamlField field) {
        Path file = find(folder.resolve("benchmarks"), fetched, field);
        return reference(field, file, DataFile.count(file));
    }

    private static Path find(Path own, FetchedData fetched, YamlField field) {
        return DataFormat.find(own, field.text())
                .or(() -> DataFormat.find(fetched.folder(), field.text()))
                .orElseThrow(
                        () -> new InvalidStudyException(field.path() + ": " + missing(own, fetched, field.text())));
    }

    private static String missing(Path own, FetchedData fetched, String name) {
        boolean published = Catalogue.published().dataSets().stream()
                .anyMatch(dataSet -> dataSet.name().equals(name));
        return published
                ? name + " is neither in " + own + " nor in " + fetched.folder() + "; run: ./safefront data fetch "
                        + name
                : own.resolve(name + ".jsonl") + " is missing";
    }

    /** A model folder, found from the study's folder and looked through. */
    static ModelRef model(Path folder, YamlField field) {
        Path path = folder.resolve(field.text()).toAbsolutePath().normalize();
        try {
            Manifest manifest = ModelFolder.open(path).manifest();
            var files = manifest.files().stream()
                    .map(file -> new ArtifactFile(file.path(), file.size(), file.sha256()))
                    .toList();
            return new ModelRef(
                    path.getFileName().toString(), new Artifact(path.toUri().toString(), manifest.digest(), files));
        } catch (InvalidModelException | UnsafeFormatException | IllegalArgumentException e) {
            throw new InvalidStudyException(field.path() + ": " + e.getMessage(), e);
        }
    }

    /** The name of a judge whose folder the study holds, or that is built in; where none is named, that of the project's own. */
    static String judge(Path folder, Optional<YamlField> field) {
        return field.map(named -> judge(folder, named)).orElse(Judges.DEFAULT);
    }

    private static String judge(Path folder, YamlField field) {
        Path judge = folder.resolve(JUDGES).resolve(field.text());
        boolean isBuiltIn = Judges.BUILT_IN.contains(field.text());
        if (!isBuiltIn && !Files.isRegularFile(judge.resolve("judge.json"))) {
            throw new InvalidStudyException(field.path() + ": " + judge
                    + " is missing; a judge is a folder with a judge.json in it, or built in: "
                    + String.join(", ", Judges.BUILT_IN));
        }
        return field.text();
    }

    private static DataRef rows(YamlField field, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidStudyException(field.path() + ": " + file + " is missing");
        }
        return reference(field, file, count(file));
    }

    private static DataRef reference(YamlField field, Path file, long rows) {
        if (rows == 0) {
            throw new InvalidStudyException(field.path() + ": " + file + " has no rows");
        }
        Path path = file.toAbsolutePath().normalize();
        return new DataRef(path.toUri().toString(), Sha256.of(path), rows);
    }

    private static long count(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
