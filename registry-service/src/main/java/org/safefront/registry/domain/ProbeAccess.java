package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.Axis;

/** Whether somebody may read prompts of probes and the answers to them. Which probes do harm is not ours to guess. */
public enum ProbeAccess {
    /** By the role. */
    GRANTED(""),
    /** The role is missing, and the token would give it. */
    TOKEN_NEEDED("Texts of probes and the answers to them are veiled; the reader token lifts the veil,"
            + " sent as Authorization: Bearer TOKEN."),
    /** The role is missing, and there is no token here. */
    NOBODY("Texts of probes and the answers to them are veiled for everybody: the registry was started without "
            + ReaderToken.VARIABLE + ". Started with one, it shows them to who has it.");

    /** Who may read them. */
    public static final String ROLE = "probe-reader";

    private final String how;

    ProbeAccess(String how) {
        this.how = how;
    }

    /** The access of somebody who has the role or not. */
    public static ProbeAccess of(boolean inRole, ReaderToken token) {
        if (inRole) {
            return GRANTED;
        }
        return token.isSet() ? TOKEN_NEEDED : NOBODY;
    }

    /** What keeps the texts of an axis back; nothing does those of benchmarks, which are no probes. */
    Optional<Samples.Veil> veil(Axis axis) {
        return axis == Axis.REASONING || this == GRANTED
                ? Optional.empty()
                : Optional.of(new Samples.Veil(ROLE, this == TOKEN_NEEDED, how));
    }
}
