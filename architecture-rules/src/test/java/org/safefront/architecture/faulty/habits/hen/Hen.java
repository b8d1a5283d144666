package org.safefront.architecture.faulty.habits.hen;

import org.safefront.architecture.faulty.habits.egg.Egg;

public record Hen(Egg egg) {}
