package org.safefront.eval.domain;

import org.safefront.contracts.rows.Finish;

/**
 * One text that a model generated.
 *
 * @param text all of it, marks and what ended it left out
 * @param finish why it ends
 * @param tokens in it
 */
public record Generated(ModelText text, Finish finish, int tokens) {}
