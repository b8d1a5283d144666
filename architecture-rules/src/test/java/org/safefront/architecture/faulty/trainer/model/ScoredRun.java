package org.safefront.architecture.faulty.trainer.model;

import org.safefront.architecture.faulty.eval.domain.Score;

record ScoredRun(Score score) {}
