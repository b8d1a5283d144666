/** Requests that may be sent again without being done again. */
package org.safefront.registry.idempotency.domain;
