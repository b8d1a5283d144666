package org.safefront.architecture.faulty.lm.generation;

import org.safefront.architecture.faulty.lm.training.Step;

record LearningWriter(Step step) {}
