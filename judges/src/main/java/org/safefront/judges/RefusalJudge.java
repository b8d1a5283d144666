package org.safefront.judges;

import java.util.List;
import org.safefront.contracts.JudgeRef;
import org.safefront.judges.refusal.RefusalClassifier;
import org.safefront.judges.refusal.RefusalLabel;
import org.safefront.judges.refusal.RefusalReading;

/** The project's own refusal judge, which tells full refusals, partial refusals and compliance apart. */
final class RefusalJudge implements Judge {
    static final String NAME = "refusal";

    private final RefusalClassifier classifier = RefusalClassifier.shipped();

    @Override
    public JudgeRef ref() {
        return new JudgeRef(NAME, classifier.version(), classifier.digest());
    }

    @Override
    public List<Opinion> judge(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> opinion(classifier.read(exchange.prompt(), exchange.response())))
                .toList();
    }

    @Override
    public void close() {
        classifier.close();
    }

    private static Opinion opinion(RefusalReading reading) {
        RefusalLabel label = reading.label();
        return Opinion.of(label != RefusalLabel.FULL_COMPLIANCE, label.text(), reading.score());
    }
}
