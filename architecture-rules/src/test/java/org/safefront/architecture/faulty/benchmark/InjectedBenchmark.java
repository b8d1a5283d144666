package org.safefront.architecture.faulty.benchmark;

import jakarta.inject.Singleton;

@Singleton
final class InjectedBenchmark {}
