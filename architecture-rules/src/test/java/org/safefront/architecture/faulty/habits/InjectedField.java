package org.safefront.architecture.faulty.habits;

import jakarta.inject.Inject;

final class InjectedField {
    @Inject
    Runnable work;
}
