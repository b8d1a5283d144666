package org.safefront.architecture.faulty.fronts;

import org.safefront.architecture.faulty.trainer.domain.Run;

record RunFront(Run run) {}
