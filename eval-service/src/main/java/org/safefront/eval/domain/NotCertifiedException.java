package org.safefront.eval.domain;

import java.util.List;

/** A benchmark, on the data that it was given, scores who does not know, or not who knows. */
public final class NotCertifiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotCertifiedException(List<String> problems) {
        super("the benchmark is not accepted: " + String.join("; ", problems));
    }
}
