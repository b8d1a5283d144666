package org.safefront.architecture.faulty.trainer.domain;

final class ChangingRun {
    int epoch;
}
