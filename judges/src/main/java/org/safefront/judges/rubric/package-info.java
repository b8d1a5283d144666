/** Rubrics: what a language model is asked of an answer in words, and how strictly its own answer is read. Knows nothing of verdicts. */
package org.safefront.judges.rubric;
