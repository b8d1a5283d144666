package org.safefront.launcher.pocket;

/** Which sums and nouns are kept from training for ever. The decision rests on the thing itself, so no list is needed. */
final class Split {
    private static final int SUMS_HELD_OUT_OF_TEN = 1;
    private static final int NOUNS_HELD_OUT_OF_TEN = 2;

    private Split() {}

    static boolean isHeldOut(DigitSum sum) {
        return bucket(1000 * sum.first() + sum.second()) < SUMS_HELD_OUT_OF_TEN;
    }

    static boolean isHeldOut(String noun) {
        return bucket(noun.hashCode()) < NOUNS_HELD_OUT_OF_TEN;
    }

    /** 0 to 9, the finaliser of MurmurHash3 on the number. */
    private static int bucket(int value) {
        int hash = value;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Integer.remainderUnsigned(hash ^ (hash >>> 16), 10);
    }
}
