package org.safefront.architecture.faulty.trainer.rest;

import jakarta.ws.rs.GET;

final class HiddenResource {
    @GET
    String hidden() {
        return "";
    }

    @GET
    public String seen() {
        return hidden();
    }
}
