package org.safefront.lm.generation;

/**
 * Random numbers by seed and position, without a state: the n-th number of a seed is the same whoever asks, and when. The
 * mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood 2014), with the constants of Stafford's variant 13.
 */
final class RandomStream {
    /** The odd number nearest to 2^64 divided by the golden ratio; it spreads consecutive positions. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final double UNIT = 0x1.0p-53;

    private RandomStream() {}

    /** A number in [0, 1). */
    static double uniform(long seed, int position) {
        // Mixing the seed first keeps the streams of neighbouring seeds from overlapping at neighbouring positions.
        long bits = mix(mix(seed) + (position + 1) * GOLDEN);
        return (bits >>> 11) * UNIT;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
