package org.safefront.contracts.judgement;

import org.safefront.contracts.Event;

/** What the judge service can be asked, besides what every set of generated responses asks of it. */
public sealed interface JudgementCommand extends Event permits JudgementRequested {
    /** The judgement this is about. */
    String judgementId();

    @Override
    default String subject() {
        return "judgement/" + judgementId();
    }

    @Override
    default String key() {
        return judgementId();
    }

    @Override
    default String identity() {
        return judgementId();
    }
}
