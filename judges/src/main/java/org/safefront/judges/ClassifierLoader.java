package org.safefront.judges;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.safefront.contracts.JudgeRef;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.generation.classifier.ClassifierSettings;
import org.safefront.lm.generation.classifier.SequenceClassifier;

/**
 * Opens judges that are classifiers, which need no {@code judge.json}.
 *
 * @param threads that share the work of one model
 */
record ClassifierLoader(int threads) {
    Judge open(String name, Path folder) {
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
}
