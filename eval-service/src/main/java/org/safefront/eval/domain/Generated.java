package org.safefront.eval.domain;

import org.safefront.contracts.rows.Finish;

/**
 * One text that a model generated.
 *
 * @param text all of it, the end mark left out
 * @param finish why it ends
 * @param tokens in it
 */
public record Generated(String text, Finish finish, int tokens) {}
