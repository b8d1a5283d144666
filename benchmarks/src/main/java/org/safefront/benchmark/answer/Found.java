package org.safefront.benchmark.answer;

/**
 * A place in a text.
 *
 * @param start index of its first letter
 * @param end index behind its last letter
 * @param content what is written there, without what only marks the place
 */
record Found(int start, int end, String content) {}
