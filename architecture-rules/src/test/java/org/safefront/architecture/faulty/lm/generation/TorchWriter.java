package org.safefront.architecture.faulty.lm.generation;

import ai.djl.pytorch.engine.PtModel;

record TorchWriter(PtModel model) {}
