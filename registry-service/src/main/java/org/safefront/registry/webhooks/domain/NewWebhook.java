package org.safefront.registry.webhooks.domain;

import java.net.URI;

/**
 * What somebody asks for.
 *
 * @param url where events are to be delivered
 * @param secret with which deliveries are signed
 * @param interest which events
 * @param from where they begin
 */
public record NewWebhook(URI url, Secret secret, Interest interest, Start from) {}
