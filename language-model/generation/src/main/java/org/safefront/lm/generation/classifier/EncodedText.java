package org.safefront.lm.generation.classifier;

import ai.djl.huggingface.tokenizers.Encoding;

/** A text, or a pair of texts, as the model reads it. */
final class EncodedText {
    private final long[] ids;
    private final long[] types;
    private final boolean truncated;

    EncodedText(Encoding encoding) {
        this.ids = encoding.getIds();
        this.types = encoding.getTypeIds();
        this.truncated = encoding.exceedMaxLength();
        if (ids.length == 0) {
            throw new IllegalArgumentException("a text has no tokens, and the tokenizer adds none");
        }
    }

    int length() {
        return ids.length;
    }

    boolean truncated() {
        return truncated;
    }

    /** Copies its ids to this place of a row by row block. */
    void copyIds(long[] block, int at) {
        System.arraycopy(ids, 0, block, at, ids.length);
    }

    /** Copies which of the two texts each token belongs to. */
    void copyTypes(long[] block, int at) {
        System.arraycopy(types, 0, block, at, types.length);
    }
}
