/** Text from a decoder: many requests at a time, each as if it were alone. */
package org.safefront.lm.generation;
