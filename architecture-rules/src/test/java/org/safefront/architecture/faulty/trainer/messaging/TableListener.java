package org.safefront.architecture.faulty.trainer.messaging;

import org.safefront.architecture.faulty.trainer.store.RunTable;

record TableListener(RunTable table) {}
