package io.framealloc.accounting;

/**
 * What was taken in the phases of one name, in all frames.
 *
 * @param name what the phase is called
 * @param bytesAllocated bytes that were ever taken, rolled back ones included
 * @param allocationCount how often memory was taken
 * @param liveBytes bytes in use now
 * @param peakBytes the most bytes in use at once
 * @since 0.1
 */
public record PhaseStats(
    String name, long bytesAllocated, long allocationCount, long liveBytes, long peakBytes) {}
