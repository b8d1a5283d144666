package org.safefront.judges;

import java.nio.file.Path;
import org.safefront.lm.format.JsonFile;

/** Opens judges of one kind from their folders. */
interface JudgeLoader {
    /**
     * Opens a judge.
     *
     * @param json its {@code judge.json}
     * @throws org.safefront.lm.format.InvalidModelException if folder and file are no judge of this kind
     */
    Judge open(String name, Path folder, JsonFile json);
}
