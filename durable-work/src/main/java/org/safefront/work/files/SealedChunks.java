package org.safefront.work.files;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The chunks of one sealed text, one after the other: AES-256-GCM, the nonce of each is its number and whether it is the
 * last (the STREAM construction, Hoang et al. 2015). So a chunk that is changed, swapped, repeated, left out or added breaks the
 * seal, and so does an end that is cut off.
 */
final class SealedChunks {
    /** Of a chunk before it is sealed. */
    static final int PLAIN = 1 << 16;

    static final int TAG = 16;

    private static final int NONCE = 12;
    private static final int LAST_PLACE = NONCE - 1;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private long number;

    /** @param key of this text alone */
    SealedChunks(SecretKey key) {
        this.key = key;
    }

    byte[] seal(byte[] plain, int length, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** @throws SealBrokenException if these are not the bytes that were sealed as the next chunk */
    byte[] open(byte[] sealed, int length, boolean last) {
        if (length < TAG) {
            throw broken();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed, 0, length);
        } catch (AEADBadTagException e) {
            throw broken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    private static SealBrokenException broken() {
        return new SealBrokenException("is sealed with another key, or was changed or cut off since it was sealed");
    }

    private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE).putLong(number++).array();
        nonce[LAST_PLACE] = (byte) (last ? 1 : 0);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }
}
