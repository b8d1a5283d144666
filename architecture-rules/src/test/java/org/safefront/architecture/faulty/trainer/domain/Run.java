package org.safefront.architecture.faulty.trainer.domain;

import org.safefront.architecture.faulty.contracts.RunFinished;

/** Nothing is wrong with it. */
public record Run(RunFinished event) {}
