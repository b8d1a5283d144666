package org.safefront.architecture.faulty.trainer.rest;

import java.sql.Connection;

record QueryResource(Connection connection) {}
