package org.safefront.architecture.faulty.lm.training;

import org.safefront.architecture.faulty.lm.generation.Writer;

record Rehearsal(Writer writer) {}
