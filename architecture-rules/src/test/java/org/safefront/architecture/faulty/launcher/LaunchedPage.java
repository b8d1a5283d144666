package org.safefront.architecture.faulty.launcher;

import org.safefront.architecture.faulty.launcher.registry.RegistryAddress;

/** Nothing is wrong with it. */
record LaunchedPage(RegistryAddress registry) {}
