package org.safefront.architecture.faulty.trainer.config;

public record PublicWiring() {}
