package org.safefront.launcher.command;

import java.nio.file.Path;
import java.util.Optional;
import org.safefront.launcher.machine.Outside;
import org.safefront.launcher.machine.Session;
import picocli.CommandLine.Option;

/** Options of every command that starts services. */
final class MachineOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".safefront",
            description =
                    "Folder for all that is kept: topics, database, checkpoints, samples, logs. Default: ${DEFAULT-VALUE}")
    private Path dataFolder;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8400",
            description = "First of seven ports in a row; the page is at this one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Use this Kafka in place of one of our own.")
    private String kafka;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description =
                    "Use this PostgreSQL in place of one of our own, for instance jdbc:postgresql://db/safefront?user=me&password=secret")
    private String databaseUrl;

    Session.Wishes wishes() {
        return new Session.Wishes(
                dataFolder, port, new Outside(Optional.ofNullable(kafka), Optional.ofNullable(databaseUrl)));
    }
}
