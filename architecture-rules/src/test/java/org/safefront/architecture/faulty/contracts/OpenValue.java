package org.safefront.architecture.faulty.contracts;

public class OpenValue {}
