package org.safefront.architecture.faulty.trainer.store;

import org.safefront.architecture.faulty.trainer.config.PublicWiring;

record WiredTable(PublicWiring wiring) {}
