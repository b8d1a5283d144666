package org.safefront.architecture.faulty.trainer.messaging;

import jakarta.ws.rs.core.Response;

record RespondingListener(Response response) {}
