package org.safefront.registry.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.safefront.registry.domain.Facts;
import org.safefront.registry.domain.GeometryFiles;
import org.safefront.registry.domain.Judgements;
import org.safefront.registry.domain.Lineages;
import org.safefront.registry.domain.ProbeAccess;
import org.safefront.registry.domain.ReaderToken;
import org.safefront.registry.domain.SampleFiles;
import org.safefront.registry.store.DurableFacts;
import org.safefront.registry.store.DurableGates;
import org.safefront.registry.store.DurableJudgements;
import org.safefront.registry.store.DurableStudies;
import org.safefront.registry.store.RecordedLineages;
import org.safefront.registry.store.ReferencedGeometry;
import org.safefront.registry.store.ReferencedSamples;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;
import org.safefront.work.files.SecretFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the registry. */
@ApplicationScoped
class RegistryWiring {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWiring.class);

    private final RecordJson json = new RecordJson();

    @Produces
    @Singleton
    DurableStudies durableStudies(Transactions transactions, Outbox outbox) {
        return new DurableStudies(transactions, outbox, json);
    }

    @Produces
    @ApplicationScoped
    Facts facts(Transactions transactions, Inbox inbox, DurableStudies studies) {
        return new DurableFacts(transactions, inbox, studies, json);
    }

    @Produces
    @Singleton
    DurableGates gates(Transactions transactions, Outbox outbox, DurableStudies studies, Clock clock) {
        return new DurableGates(transactions, outbox, studies, json, clock);
    }

    @Produces
    @ApplicationScoped
    Judgements judgements(Transactions transactions, DurableStudies studies) {
        return new DurableJudgements(transactions, studies, json);
    }

    @Produces
    @Singleton
    ReaderToken readerToken(ReaderSettings settings) {
        return settings.tokenFile()
                .map(file -> SecretFile.read(file, "reader token"))
                .or(settings::token)
                .map(ReaderToken::of)
                .orElseGet(ReaderToken::none);
    }

    /** A token that is none ends the registry here, and not with the first who wants to read. */
    void start(@Observes StartupEvent event, ReaderToken token) {
        LOG.info("texts of probes are shown to {}", token.isSet() ? "the role " + ProbeAccess.ROLE : "nobody");
    }

    @Produces
    @ApplicationScoped
    SampleFiles samples(Transactions transactions, ArtifactStore artifacts) {
        return new ReferencedSamples(transactions, new RowFiles(artifacts), json);
    }

    @Produces
    @ApplicationScoped
    Lineages lineages(Transactions transactions) {
        return new RecordedLineages(transactions, json);
    }

    @Produces
    @ApplicationScoped
    GeometryFiles geometry(SampleFiles checkpoints, ArtifactStore artifacts) {
        return new ReferencedGeometry(checkpoints, new RowFiles(artifacts));
    }
}
