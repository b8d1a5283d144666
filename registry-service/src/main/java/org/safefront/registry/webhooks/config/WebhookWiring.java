package org.safefront.registry.webhooks.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.safefront.registry.webhooks.domain.Deliverer;
import org.safefront.registry.webhooks.domain.DeliveryTimes;
import org.safefront.registry.webhooks.domain.Destinations;
import org.safefront.registry.webhooks.domain.PublicEvents;
import org.safefront.registry.webhooks.domain.Receiver;
import org.safefront.registry.webhooks.domain.Webhooks;
import org.safefront.registry.webhooks.store.DurableWebhooks;
import org.safefront.registry.webhooks.store.EventTable;
import org.safefront.registry.webhooks.store.LeasedTurns;
import org.safefront.work.Transactions;
import org.safefront.work.files.Seal;

/** Builds the webhooks. */
@ApplicationScoped
class WebhookWiring {
    @Produces
    @Singleton
    Destinations destinations(WebhookSettings settings) {
        Set<String> allowed = settings.allowedHosts().orElse(Set.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new Destinations(allowed, InetAddress::getAllByName);
    }

    @Produces
    @ApplicationScoped
    Webhooks webhooks(Transactions transactions, Seal seal) {
        return new DurableWebhooks(transactions, seal);
    }

    @Produces
    @ApplicationScoped
    PublicEvents publicEvents(Transactions transactions) {
        return new EventTable(transactions);
    }

    @Produces
    @Singleton
    DeliveryTimes times(WebhookSettings settings) {
        return new DeliveryTimes(settings.timeout(), settings.firstWait(), settings.longestWait(), settings.patience());
    }

    @Produces
    @Singleton
    Deliverers deliverers(Transactions transactions, Seal seal, Receiver receiver, DeliveryTimes times) {
        return () -> new Deliverer(
                new LeasedTurns(transactions, seal, UUID.randomUUID().toString(), times), receiver);
    }

    /** Makes deliverers, each with a name of its own. */
    @FunctionalInterface
    interface Deliverers {
        Deliverer next();
    }
}
