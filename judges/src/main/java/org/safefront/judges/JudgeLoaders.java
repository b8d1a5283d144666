package org.safefront.judges;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/** Opens a judge from its folder, by the {@code kind} that its {@code judge.json} says; a folder without one is a classifier. */
final class JudgeLoaders {
    private static final String CLASSIFIER = "classifier";

    private final Map<String, JudgeLoader> byKind = new TreeMap<>();
    private final ClassifierLoader classifiers;

    /** @param members judges by their names, for panels */
    JudgeLoaders(DecoderModels models, Function<String, Judge> members) {
        this.classifiers = new ClassifierLoader(models.threads());
        byKind.put(CLASSIFIER, (name, folder, json) -> classifiers.open(name, folder));
        byKind.put("decoder", new DecoderLoader(models));
        byKind.put("rubric", new RubricLoader(models));
        byKind.put("panel", new PanelLoader(members));
    }

    Judge open(String name, Path folder) {
        Path file = folder.resolve(JudgeFile.NAME);
        if (!Files.isRegularFile(file)) {
            return classifiers.open(name, folder);
        }
        JsonFile json = JsonFile.read(file);
        String kind = json.text("kind").orElse(CLASSIFIER);
        return Optional.ofNullable(byKind.get(kind))
                .orElseThrow(() -> new InvalidModelException(
                        JudgeFile.NAME + ": kind must be one of " + byKind.keySet() + ", is " + kind))
                .open(name, folder, json);
    }
}
