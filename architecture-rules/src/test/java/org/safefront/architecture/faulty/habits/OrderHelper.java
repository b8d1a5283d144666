package org.safefront.architecture.faulty.habits;

final class OrderHelper {}
