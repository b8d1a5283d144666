package org.safefront.architecture.faulty.trainer.store;

import org.safefront.architecture.faulty.lm.training.Step;

record StepTable(Step step) {}
