package org.safefront.architecture.faulty.trainer.store;

import java.sql.Connection;
import org.safefront.architecture.faulty.trainer.domain.Run;

/** Nothing is wrong with it. */
public record RunTable(Run run, Connection connection) {}
