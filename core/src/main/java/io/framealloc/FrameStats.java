package io.framealloc;

/**
 * What one frame has allocated.
 *
 * @param number the number of the frame in its thread and allocator, from 1
 * @param bytesAllocated bytes taken, alignment and rolled-back bytes included
 * @param allocationCount how many allocations took them
 * @param peakBytes the most bytes in use at once
 * @param overflowCount how often the overflow policy was applied
 * @since 0.1
 */
public record FrameStats(
    long number, long bytesAllocated, long allocationCount, long peakBytes, long overflowCount) {}
