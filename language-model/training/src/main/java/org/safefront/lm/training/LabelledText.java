package org.safefront.lm.training;

import java.util.List;

/**
 * A text and what it is.
 *
 * @param ids its tokens
 * @param label from 0
 */
public record LabelledText(List<Integer> ids, int label) {
    public LabelledText {
        ids = List.copyOf(ids);
        if (ids.isEmpty() || label < 0) {
            throw new InvalidExampleException("a text needs at least one token and a label from 0");
        }
    }
}
