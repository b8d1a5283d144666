/** Answers that are remembered for who asks again. */
package org.safefront.registry.idempotency.store;
