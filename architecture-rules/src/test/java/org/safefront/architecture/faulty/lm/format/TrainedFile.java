package org.safefront.architecture.faulty.lm.format;

import org.safefront.architecture.faulty.lm.training.Step;

record TrainedFile(Step step) {}
