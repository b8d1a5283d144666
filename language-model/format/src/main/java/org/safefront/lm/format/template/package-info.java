/**
 * Renders the chat template of a model as transformers does, and keeps apart what the template wrote and what a message
 * wrote.
 *
 * <p>The way of a template: {@code TemplateLexer} makes tokens, {@code StatementParser} makes statements and
 * expressions, these evaluate themselves in a {@code Scope} to {@code Value}s, and a {@code TextBuilder} collects the
 * prompt. Semantics are those of Jinja2 3.1.6 in its immutable sandbox.
 */
package org.safefront.lm.format.template;
