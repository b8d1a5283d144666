package org.safefront.registry.idempotency.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.safefront.contracts.Require;
import org.safefront.contracts.Sha256;

/**
 * A request that is done once however often it is sent, if its sender gave it a key: the header {@code Idempotency-Key} of
 * draft-ietf-httpapi-idempotency-key-header.
 *
 * @param key that the sender gave it, absent for none: then it is done each time
 * @param digest SHA-256 of method, address and body; under the same key it must stay the same
 */
public record IdempotentRequest(Optional<String> key, String digest) {
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;
    // A string of RFC 8941, as the draft has it.
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
    // Many clients leave the quotation marks out.
    private static final Pattern BARE = Pattern.compile("[!#-~]+");

    public IdempotentRequest {
        Require.present("key", key);
        Require.sha256("digest", digest);
    }

    /**
     * Reads the header.
     *
     * @param header as it was sent, absent for none; a key in quotation marks and the same without are one
     * @param address method and path
     * @throws InvalidIdempotencyKeyException if it is no key
     */
    public static IdempotentRequest of(Optional<String> header, String address, String body) {
        return new IdempotentRequest(header.map(IdempotentRequest::key), Sha256.hex(address + "\n" + body));
    }

    private static String key(String header) {
        String text = header.strip();
        var quoted = QUOTED.matcher(text);
        String key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : text;
        boolean isKey = quoted.matches() || BARE.matcher(text).matches();
        if (!isKey || key.isEmpty() || key.length() > LONGEST) {
            throw new InvalidIdempotencyKeyException(header, LONGEST);
        }
        return key;
    }
}
