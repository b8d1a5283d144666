/** ONNX Runtime in this process: one environment, and one way to fail. */
package org.safefront.lm.generation.runtime;
