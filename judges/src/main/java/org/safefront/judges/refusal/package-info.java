/** The project's own refusal judge: what it sees in an answer, and the ONNX model that weighs it. */
package org.safefront.judges.refusal;
