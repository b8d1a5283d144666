package org.safefront.architecture.faulty.judges;

import org.safefront.architecture.faulty.trainer.domain.Run;

record RunJudge(Run run) {}
