/** Hears the facts that webhooks carry on. */
package org.safefront.registry.webhooks.messaging;
