package org.safefront.architecture.faulty.trainer.domain;

import jakarta.inject.Singleton;

@Singleton
final class SingletonRun {}
