package org.safefront.lm.generation;

import java.util.Optional;

/** Where a generator gets requests from. It asks again whenever a slot is free, so requests may arrive while it works. */
@FunctionalInterface
public interface RequestSource {
    /** The next request, absent while there is none. */
    Optional<GenerationRequest> next();
}
