package org.safefront.launcher.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The programs that other teams begin with, started as they are. */
enum SubscriberKit {
    JAVA {
        @Override
        List<String> words() {
            String libraries = System.getProperty("java.class.path");
            Path classes = Path.of("target/subscriber-kit");
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-Xlint:all",
                            "-Werror",
                            "-proc:none",
                            "-cp",
                            libraries,
                            "-d",
                            classes.toString(),
                            FOLDER.resolve("FrontSubscriber.java").toString());
            if (status != 0) {
                throw new IllegalStateException("the subscriber kit in Java does not compile");
            }
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classes + File.pathSeparator + libraries,
                    "FrontSubscriber");
        }
    },
    PYTHON {
        @Override
        List<String> words() {
            return List.of(INTERPRETER, FOLDER.resolve("front_subscriber.py").toString());
        }

        @Override
        boolean isThere() throws IOException, InterruptedException {
            return Path.of(INTERPRETER).toFile().canExecute()
                    && new ProcessBuilder(INTERPRETER, "-c", "import confluent_kafka")
                                    .start()
                                    .waitFor()
                            == 0;
        }
    };

    static final Path FOLDER = Path.of("../../contracts/subscriber");
    /** Debian's own, for which it has the package python3-confluent-kafka. */
    private static final String INTERPRETER = "/usr/bin/python3";

    abstract List<String> words();

    /** Whether all that it needs is on this machine. */
    boolean isThere() throws IOException, InterruptedException {
        return true;
    }

    Process start(Path errors, String... arguments) throws IOException {
        return new ProcessBuilder(
                        Stream.concat(words().stream(), Stream.of(arguments)).toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
    }
}
