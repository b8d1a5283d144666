/** The decoder on ONNX Runtime: its graph, its weights, its key/value cache, one step at a time. No sampling, no queue. */
package org.safefront.lm.generation.decoder;
