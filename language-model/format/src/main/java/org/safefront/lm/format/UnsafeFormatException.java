package org.safefront.lm.format;

/** A file is in a format that may execute code when it is loaded. */
public final class UnsafeFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeFormatException(String file) {
        super(file + " is in a format that can execute code when it is loaded (pickle, script or library);"
                + " convert weights to safetensors and remove the file");
    }
}
