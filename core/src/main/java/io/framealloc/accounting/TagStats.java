package io.framealloc.accounting;

/**
 * What was taken under a tag and the tags inside it.
 *
 * @param name the path of the tag
 * @param bytesAllocated bytes that were ever taken, rolled back ones included
 * @param allocationCount how often memory was taken
 * @param liveBytes bytes in use now
 * @param peakBytes the most bytes in use at once
 * @since 0.1
 */
public record TagStats(
    String name, long bytesAllocated, long allocationCount, long liveBytes, long peakBytes) {}
