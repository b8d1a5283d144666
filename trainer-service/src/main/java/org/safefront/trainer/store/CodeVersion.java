package org.safefront.trainer.store;

import java.util.Optional;

/** Which code made a checkpoint. */
final class CodeVersion {
    private CodeVersion() {}

    /** The version in this program's manifest. */
    static String current() {
        return Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
