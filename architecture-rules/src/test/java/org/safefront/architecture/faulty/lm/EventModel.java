package org.safefront.architecture.faulty.lm;

import org.safefront.architecture.faulty.contracts.RunFinished;

record EventModel(RunFinished event) {}
