package org.safefront.architecture.faulty.judges;

import jakarta.inject.Singleton;

@Singleton
final class InjectedJudge {}
