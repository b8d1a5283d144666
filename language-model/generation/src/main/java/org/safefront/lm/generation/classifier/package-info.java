/** Sequence classifiers as Hugging Face exports them to ONNX, on DJL. */
package org.safefront.lm.generation.classifier;
