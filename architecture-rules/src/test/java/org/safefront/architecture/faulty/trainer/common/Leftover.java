package org.safefront.architecture.faulty.trainer.common;

record Leftover() {}
