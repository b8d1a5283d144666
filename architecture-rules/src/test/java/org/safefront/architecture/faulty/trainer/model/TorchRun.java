package org.safefront.architecture.faulty.trainer.model;

import ai.djl.Device;
import org.safefront.architecture.faulty.lm.training.Step;
import org.safefront.architecture.faulty.trainer.domain.Run;

/** Nothing is wrong with it. */
record TorchRun(Run run, Step step, Device device) {}
