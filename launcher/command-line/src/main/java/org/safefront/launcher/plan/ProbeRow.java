package org.safefront.launcher.plan;

import java.util.Objects;

/**
 * The one column of a probe that has a length.
 *
 * @param prompt the request
 */
record ProbeRow(String prompt) {
    ProbeRow {
        Objects.requireNonNull(prompt, "prompt");
    }
}
