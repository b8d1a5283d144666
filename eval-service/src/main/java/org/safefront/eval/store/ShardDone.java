package org.safefront.eval.store;

import java.util.OptionalDouble;

/**
 * What a piece of work has cost.
 *
 * @param shard which
 * @param seconds on the wall
 * @param engine what wrote the texts
 * @param gpuSeconds its part of the time that GPUs worked, absent where nobody knows
 */
record ShardDone(int shard, double seconds, String engine, OptionalDouble gpuSeconds) {}
