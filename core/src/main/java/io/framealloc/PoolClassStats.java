package io.framealloc;

/**
 * The figures of one size class.
 *
 * @param size bytes of a slot
 * @param live open slots
 * @param free slots of its slabs that are not open
 * @param slabs how many slabs are divided into slots of this size
 * @param wastedBytes bytes of open slots beyond what was asked for
 * @since 0.1
 */
public record PoolClassStats(long size, long live, long free, long slabs, long wastedBytes) {}
