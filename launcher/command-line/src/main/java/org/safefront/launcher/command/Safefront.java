package org.safefront.launcher.command;

/** Where the command line begins. */
public final class Safefront {
    private Safefront() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        // DJL neither looks for downloads nor reports home; more threads make models of this size slower.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.exit(SafefrontCommand.commandLine().execute(arguments));
    }
}
