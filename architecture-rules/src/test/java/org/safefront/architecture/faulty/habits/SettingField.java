package org.safefront.architecture.faulty.habits;

import org.eclipse.microprofile.config.inject.ConfigProperty;

final class SettingField {
    @ConfigProperty(name = "threads")
    int threads;
}
