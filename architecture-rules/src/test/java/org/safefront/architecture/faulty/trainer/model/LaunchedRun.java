package org.safefront.architecture.faulty.trainer.model;

import org.safefront.architecture.faulty.launcher.InProcessTrainer;

record LaunchedRun(InProcessTrainer launcher) {}
