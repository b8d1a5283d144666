/** Builds the webhooks. */
package org.safefront.registry.webhooks.config;
