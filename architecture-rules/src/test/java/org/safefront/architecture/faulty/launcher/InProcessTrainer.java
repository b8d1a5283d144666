package org.safefront.architecture.faulty.launcher;

import org.safefront.architecture.faulty.trainer.domain.Run;

public record InProcessTrainer(Run run) {}
