package org.safefront.architecture.faulty.launcher;

import ai.djl.ndarray.NDManager;

record TensorCount(NDManager manager) {}
