package org.safefront.registry.webhooks.domain;

import java.net.URI;

/**
 * One webhook in the hands of one deliverer, for as long as its lease holds.
 *
 * @param webhook its id
 * @param epoch the fence: what is said under an older one has no effect
 * @param url where to
 * @param secret to sign with
 */
public record Turn(long webhook, long epoch, URI url, Secret secret) {}
