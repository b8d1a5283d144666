package org.safefront.lm.training;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the libraries of PyTorch and of the tokenizers are unpacked when they are first needed: half a gigabyte. */
public final class NativeLibraries {
    /** By this DJL is told of another folder; an environment variable of the same name comes before the property. */
    public static final String FOLDER = "ENGINE_CACHE_DIR";

    private NativeLibraries() {}

    /** Whether they lie there already, in the versions of this build, so that using them writes nothing. */
    public static boolean areUnpacked() {
        return Stream.of("pytorch", "tokenizers").map(NativeLibraries::folder).allMatch(Files::isDirectory);
    }

    private static Path folder(String engine) {
        Platform platform = Platform.detectPlatform(engine);
        return Utils.getEngineCacheDir(engine)
                .resolve(platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier());
    }
}
