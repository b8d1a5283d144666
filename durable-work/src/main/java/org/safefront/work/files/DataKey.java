package org.safefront.work.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret that texts are sealed with: 32 bytes. Never shown. */
public final class DataKey {
    static final int BYTES = 32;

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String HMAC = "HmacSHA256";
    private static final byte[] PURPOSE = "safefront sealed text, version 1\u0001".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec secret;

    private DataKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    /**
     * A key as people keep it, for instance from {@code openssl rand -hex 32}.
     *
     * @throws IllegalArgumentException saying what a key is, and not what this one was
     */
    public static DataKey ofHex(String text) {
        if (!HEX.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(
                    "a data key is 64 hexadecimal digits, as openssl rand -hex 32 prints them");
        }
        return new DataKey(HexFormat.of().parseHex(text.strip()));
    }

    /** The key of one sealed text, so that nonces need not differ from text to text: HKDF (RFC 5869) with SHA-256. */
    SecretKey of(byte[] salt) {
        byte[] extracted = mac(new SecretKeySpec(salt, HMAC), secret.getEncoded());
        return new SecretKeySpec(mac(new SecretKeySpec(extracted, HMAC), PURPOSE), "AES");
    }

    private static byte[] mac(SecretKey key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "data key";
    }
}
