package io.framealloc;

import org.jspecify.annotations.Nullable;

/**
 * What became of one value that was to outlive its frame.
 *
 * @param handle of the value
 * @param bytes the size of the value
 * @param destination where it was to go
 * @param failure why it did not get there, or null if it did
 * @since 0.1
 */
public record Promotion(
    FrameRetained<?> handle,
    long bytes,
    RetentionPolicy.Destination destination,
    @Nullable PromotionFailure failure) {}
