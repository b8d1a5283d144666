/** Classifiers, on the language-model room. */
package org.safefront.judge.model;
