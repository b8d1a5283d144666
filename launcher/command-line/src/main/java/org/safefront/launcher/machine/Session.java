package org.safefront.launcher.machine;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A running machine and its folder, ended together: by {@link #close}, or when this program is told to end. */
public final class Session implements AutoCloseable {
    private final DataFolder data;
    private final Machine machine;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Session(DataFolder data, Machine machine) {
        this.data = data;
        this.machine = machine;
    }

    /**
     * Starts everything, and returns when the services are ready.
     *
     * @param wishes where and with what
     * @param judges folders of judges that will be asked for
     * @param messages told what people at the terminal should know
     */
    public static Session start(Wishes wishes, List<Path> judges, Consumer<String> messages) {
        DataFolder data = DataFolder.open(wishes.dataFolder());
        // The broker in this process writes to a log of its own; the terminal is for people.
        System.setProperty("org.slf4j.simpleLogger.logFile", data.log("broker").toString());
        judges.forEach(data::addJudges);
        Machine machine = Machine.prepare(data, wishes.port(), wishes.outside(), messages);
        var session = new Session(data, machine);
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "stop"));
        messages.accept("Starting Kafka, PostgreSQL and the four services. Logs are in " + data.path() + "/logs");
        machine.start();
        return session;
    }

    /**
     * What a user may choose.
     *
     * @param dataFolder for everything that is kept
     * @param port the first of a block; the page is there
     * @param outside servers to be used in place of our own
     */
    public record Wishes(Path dataFolder, int port, Outside outside) {}

    /** Where the registry answers. */
    public URI page() {
        return machine.page();
    }

    /** Where Kafka clients find the topics. */
    public String kafka() {
        return machine.kafka();
    }

    /** The processes of the services, by their names. */
    public Map<String, ProcessHandle> processes() {
        return machine.processes();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            machine.close();
            data.close();
        }
    }
}
