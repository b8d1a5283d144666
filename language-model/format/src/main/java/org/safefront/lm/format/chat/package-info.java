/** Conversations as the model was taught to read them. */
package org.safefront.lm.format.chat;
