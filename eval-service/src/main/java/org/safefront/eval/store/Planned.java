package org.safefront.eval.store;

import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.TextGenerator;

/**
 * A sample that is to be taken.
 *
 * @param key which
 * @param prompt what the model is asked
 * @param textId what the text will be, see {@link org.safefront.eval.domain.Conditions#textId}
 */
record Planned(SampleKey key, TextGenerator.Prompt prompt, String textId) {}
