package io.framealloc.accounting;

/**
 * What one allocator has handed out since its statistics were switched on or reset.
 *
 * <p>Sizes are what memory really takes: sizes of frames are rounded up to 8 bytes, a pool slot
 * counts with its size class.
 *
 * @param totalAllocations how often memory was taken
 * @param totalBytes bytes that were ever taken
 * @param peakMemory the most bytes in use at once
 * @param liveBytes bytes in use now
 * @param frameAllocations how often memory of a frame was taken
 * @param frameBytes bytes of frames that were ever taken
 * @param poolAllocations how often a pool slot was opened
 * @param poolBytes bytes of pool slots that were ever opened
 * @param heapAllocations how often heap memory was taken, promoted requests included
 * @param heapBytes bytes of heap memory that were ever taken
 * @param scratchAllocations how often memory of a scratch pool was taken
 * @param scratchBytes bytes of scratch pools that were ever taken
 * @since 0.1
 */
public record Statistics(
    long totalAllocations,
    long totalBytes,
    long peakMemory,
    long liveBytes,
    long frameAllocations,
    long frameBytes,
    long poolAllocations,
    long poolBytes,
    long heapAllocations,
    long heapBytes,
    long scratchAllocations,
    long scratchBytes) {}
