package org.safefront.launcher.machine;

import java.util.Optional;

/**
 * Servers that somebody else keeps, in place of our own.
 *
 * @param kafka bootstrap servers
 * @param database JDBC address with user and password
 */
public record Outside(Optional<String> kafka, Optional<String> database) {}
