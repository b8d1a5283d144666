/** Facts for teams without Kafka: who wants which, and how they get there. */
package org.safefront.registry.webhooks.domain;
