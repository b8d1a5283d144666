package org.safefront.benchmark.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row with all that stands in it.
 *
 * @param place where it stands
 * @param content its fields, in their order
 */
public record JsonRow(Place place, ObjectNode content) {}
