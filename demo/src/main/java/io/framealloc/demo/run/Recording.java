package io.framealloc.demo.run;

import java.util.List;

/**
 * What one variant did in its measured frames.
 *
 * @param variant the variant
 * @param nanos the nanoseconds that each frame took
 * @param heapBytes the heap bytes that each frame allocated, on all its threads
 * @param frameBytes the bytes of frame memory that each frame used
 * @param collections the garbage collections that happened in each frame
 * @param checksums the checksum of the bodies after each frame
 * @param pictureChecksums the checksum of each picture
 * @param pictures the pictures that were kept, none but for the first variant of a run
 * @param collectionCount the garbage collections of the measured part
 * @param pauseMillis the milliseconds that they stopped the program
 */
public record Recording(
    Variant variant,
    Series nanos,
    Series heapBytes,
    Series frameBytes,
    Series collections,
    Series checksums,
    Series pictureChecksums,
    List<Picture> pictures,
    long collectionCount,
    long pauseMillis) {}
