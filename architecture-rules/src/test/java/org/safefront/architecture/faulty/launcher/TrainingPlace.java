package org.safefront.architecture.faulty.launcher;

import ai.djl.Device;

/** Nothing is wrong with it. */
record TrainingPlace(Device device) {}
