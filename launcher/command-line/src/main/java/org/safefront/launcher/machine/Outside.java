package org.safefront.launcher.machine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.safefront.launcher.CannotStartException;

/**
 * Servers that somebody else keeps, in place of our own.
 *
 * @param kafka bootstrap servers
 * @param database JDBC address with user and password
 */
public record Outside(Optional<String> kafka, Optional<String> database) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int PATIENCE_SECONDS = 10;

    /**
     * Talks to both before anything is started that would need them.
     *
     * @throws CannotStartException naming the option whose server does not answer; no password is in the message
     */
    void requireReachable() {
        kafka.ifPresent(Outside::requireKafka);
        database.ifPresent(Outside::requireDatabase);
    }

    private static void requireKafka(String bootstrapServers) {
        String patience = Integer.toString(PATIENCE_SECONDS * 1000);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", patience,
                "request.timeout.ms", patience);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
        } catch (KafkaException e) {
            throw refusal("--kafka " + bootstrapServers, e.getCause() == null ? e : e.getCause());
        } catch (ExecutionException e) {
            throw refusal("--kafka " + bootstrapServers, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for Kafka", e);
        }
    }

    private static void requireDatabase(String url) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new CannotStartException("--db-url must begin with " + POSTGRESQL
                    + ", for instance jdbc:postgresql://db/safefront?user=me&password=secret");
        }
        String patience = (url.contains("?") ? "&" : "?") + "loginTimeout=" + PATIENCE_SECONDS;
        try (Connection connection = DriverManager.getConnection(url + patience)) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw refusal("--db-url", e);
        }
    }

    private static CannotStartException refusal(String option, Throwable cause) {
        return new CannotStartException(
                option + " cannot be used: " + cause.getMessage() + "; without the option we start one of our own",
                cause);
    }
}
