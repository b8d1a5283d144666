/** Webhooks over HTTP: asking for them, and the deliveries. */
package org.safefront.registry.webhooks.rest;
