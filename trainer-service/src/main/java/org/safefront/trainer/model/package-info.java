/** Training itself, on the language-model room. */
package org.safefront.trainer.model;
