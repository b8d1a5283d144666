package org.safefront.architecture.faulty.work;

import org.safefront.architecture.faulty.trainer.domain.Run;

record RunQueue(Run run) {}
