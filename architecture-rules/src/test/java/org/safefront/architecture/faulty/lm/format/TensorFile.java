package org.safefront.architecture.faulty.lm.format;

import ai.onnxruntime.OnnxTensor;

record TensorFile(OnnxTensor tensor) {}
