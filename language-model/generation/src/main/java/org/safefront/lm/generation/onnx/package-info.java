/** Writes ONNX models with Java, and reads what an ONNX model declares. No engine. */
package org.safefront.lm.generation.onnx;
