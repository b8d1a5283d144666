package org.safefront.benchmark.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A row before it is a record: columns and their values. */
record RawRow(Place place, ObjectNode columns) {}
