package org.safefront.architecture.faulty.launcher.registry;

/** Nothing is wrong with it. */
public record RegistryAddress(String text) {}
