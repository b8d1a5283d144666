package org.safefront.architecture.faulty.habits.egg;

import org.safefront.architecture.faulty.habits.hen.Hen;

public record Egg(Hen hen) {}
