package org.safefront.lm.format.template;

/**
 * A stretch of a text that has one origin; it starts where the run before it ends.
 *
 * @param end first position behind it, in UTF-16 units
 * @param fromMessage whether a message wrote it
 */
record Run(int end, boolean fromMessage) {}
