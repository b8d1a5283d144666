package org.safefront.architecture.faulty.launcher.servers;

import org.safefront.architecture.faulty.launcher.InProcessTrainer;

record LaunchedBroker(InProcessTrainer launcher) {}
