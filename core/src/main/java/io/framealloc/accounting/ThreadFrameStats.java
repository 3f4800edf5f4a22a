package io.framealloc.accounting;

/**
 * What the ended frames of one thread took since statistics were switched on or reset.
 *
 * @param thread the name of the thread
 * @param frames how many frames have ended
 * @param bytesAllocated bytes that they took
 * @param allocationCount how many allocations they made
 * @param peakBytes the most bytes that one of them had in use at once
 * @param overflowCount how often the overflow policy was applied in them
 * @since 0.1
 */
public record ThreadFrameStats(
    String thread,
    long frames,
    long bytesAllocated,
    long allocationCount,
    long peakBytes,
    long overflowCount) {}
