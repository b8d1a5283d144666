package org.safefront.architecture.faulty.statistics;

import org.safefront.architecture.faulty.trainer.domain.Run;

record RunMean(Run run) {}
