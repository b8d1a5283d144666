package org.safefront.work.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.safefront.work.EventCodec;
import org.safefront.work.EventSender;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.OutboxRelay;
import org.safefront.work.RelaySettings;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.DataKey;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.Seal;
import org.safefront.work.files.SecretFile;

/** Builds the parts of durable work from a service's database and channel, and keeps its relay running. */
@ApplicationScoped
class DurableWiring {
    static String source(DurableSettings settings) {
        return "/safefront/" + settings.service();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    EventCodec codec() {
        return new EventCodec();
    }

    @Produces
    @Singleton
    Transactions transactions(DataSource source, OutboxRelay relay) {
        return new Transactions(source).telling(relay::nudge);
    }

    @Produces
    @Singleton
    Inbox inbox() {
        return new Inbox();
    }

    @Produces
    @Singleton
    WorkQueue queue() {
        return new WorkQueue();
    }

    @Produces
    @Singleton
    Outbox outbox(EventCodec codec, Clock clock, DurableSettings settings) {
        return new Outbox(codec, source(settings), clock);
    }

    /** It has transactions of its own, lest it nudge itself. */
    @Produces
    @Singleton
    OutboxRelay relay(DataSource source, EventSender sender, DurableSettings settings) {
        RelaySettings usual = RelaySettings.DEFAULT;
        return new OutboxRelay(
                new Transactions(source),
                sender,
                new RelaySettings(usual.batch(), settings.relay().poll(), usual.patience(), usual.backoff()));
    }

    @Produces
    @Singleton
    ArtifactStore artifacts(DurableSettings settings, Seal seal) {
        return new FolderArtifactStore(settings.artifacts(), seal);
    }

    @Produces
    @Singleton
    Seal seal(DurableSettings settings) {
        return settings.dataKeyFile()
                .map(file -> SecretFile.read(file, "data key"))
                .or(settings::dataKey)
                .map(key -> new Seal(DataKey.ofHex(key), new SecureRandom()))
                .orElseGet(Seal::none);
    }

    /** A data key that is none ends the service here, and not with the first answer that is to be sealed. */
    void start(@Observes StartupEvent event, OutboxRelay relay, Seal seal) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent event, OutboxRelay relay) {
        relay.close();
    }
}
