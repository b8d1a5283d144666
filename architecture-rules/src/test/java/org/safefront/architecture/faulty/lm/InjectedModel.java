package org.safefront.architecture.faulty.lm;

import jakarta.inject.Singleton;

@Singleton
final class InjectedModel {}
