/** Generation itself, on the language-model room. */
package org.safefront.eval.model;
