/**
 * The values that events carry, and what every event has in common.
 *
 * <p>Records on {@code java.base} alone that check themselves: an invalid value cannot exist, so whatever a service
 * decodes it may use. On the wire they are JSON objects whose fields are the record components in their order; enums
 * are written by {@link Object#toString()}.
 */
package org.safefront.contracts;
