package org.safefront.judges;

import org.safefront.judges.decoder.JudgeModel;

/** What a model is asked of an exchange, and what its answer means. */
interface Question {
    /** One opinion. */
    Opinion ask(JudgeModel model, Exchange exchange);

    /** Whether it is a message to a model that chats, and not a prompt that the model was trained on. */
    boolean isMessage();

    /** All of it that can change an opinion. */
    String identity();
}
