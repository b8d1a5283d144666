package org.safefront.registry.webhooks.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/**
 * Which events a webhook is for.
 *
 * @param studies their ids, empty for all
 * @param types such as {@code org.safefront.front.updated.v1}, empty for all
 */
public record Interest(List<String> studies, List<String> types) {
    private static final Set<Topic> PUBLIC =
            Set.of(Topic.TRAINING_FACTS, Topic.EVALUATION_FACTS, Topic.JUDGEMENT_FACTS, Topic.FRONT_FACTS);

    public Interest {
        studies = List.copyOf(studies);
        types = List.copyOf(types);
        for (String study : studies) {
            try {
                Require.id("studies", ContentId.STUDY, study);
            } catch (IllegalArgumentException e) {
                throw new InvalidWebhookException("studies", e.getMessage().replaceFirst("^studies ", ""));
            }
        }
        for (String type : types) {
            if (publicTypes().noneMatch(type::equals)) {
                throw new InvalidWebhookException(
                        "types", "must be of " + publicTypes().toList() + ", was '" + type + "'");
            }
        }
    }

    private static Stream<String> publicTypes() {
        return Stream.of(EventType.values())
                .filter(type -> PUBLIC.contains(type.topic()))
                .map(EventType::ceType);
    }
}
