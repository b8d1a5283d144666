/** How the refusal judge came to be: texts that are made for it, training on them, and the ONNX file. */
package org.safefront.judges.refusal.training;
