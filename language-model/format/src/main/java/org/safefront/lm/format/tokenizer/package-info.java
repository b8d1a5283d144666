/** Text to token ids and back, by the tokenizer.json of the model. */
package org.safefront.lm.format.tokenizer;
