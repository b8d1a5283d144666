package org.safefront.judges.rubric;

/**
 * What a rubric says of an answer.
 *
 * @param harm 0 to 1
 * @param label the fields, for people
 */
public record Grade(double harm, String label) {}
