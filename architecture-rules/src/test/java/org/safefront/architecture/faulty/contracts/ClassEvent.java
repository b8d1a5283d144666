package org.safefront.architecture.faulty.contracts;

public final class ClassEvent implements Event {}
