package org.safefront.judges.refusal;

import java.util.List;

/**
 * All that the model is given of one exchange.
 *
 * @param grams places in the table of word sequences of the whole exchange, without a place twice
 * @param sentences of each sentence of the response, places in the table of word sequences of sentences
 * @param places of each region of the response, the weight of each sentence in it; a region's weights sum to one, or it is empty
 * @param cues numbers about phrases and shape
 * @param rules the probabilities of the three labels by hand-written rules
 */
@SuppressWarnings("ArrayRecordComponent")
public record Features(int[] grams, List<int[]> sentences, float[][] places, float[] cues, float[] rules) {
    public Features {
        sentences = List.copyOf(sentences);
    }
}
