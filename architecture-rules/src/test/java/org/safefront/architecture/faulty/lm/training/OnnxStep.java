package org.safefront.architecture.faulty.lm.training;

import ai.onnxruntime.OnnxTensor;

record OnnxStep(OnnxTensor tensor) {}
