package org.safefront.architecture.faulty.benchmark;

import org.safefront.architecture.faulty.trainer.domain.Run;

record RunBenchmark(Run run) {}
