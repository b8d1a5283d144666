/** Webhooks and the facts for them, in the database. */
package org.safefront.registry.webhooks.store;
