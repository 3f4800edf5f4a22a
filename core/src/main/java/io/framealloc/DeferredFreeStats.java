package io.framealloc;

/**
 * What became of the pool slots that were closed by another thread than their owner's; exact while
 * no thread closes slots. {@code queued} is the sum of {@code processed}, {@code waiting} and
 * {@code dropped}.
 *
 * @param queued slots that were put into a queue
 * @param processed slots that were taken out again, by their owner or, after its end, by others
 * @param waiting slots in a queue now
 * @param dropped slots that were given up by {@link QueueFullPolicy#DROP_OLDEST}
 * @param immediate slots given back past a full queue by {@link
 *     QueueFullPolicy#PROCESS_IMMEDIATELY}
 * @param highWater the most slots that were found waiting at once for one owner
 * @since 0.1
 */
public record DeferredFreeStats(
    long queued, long processed, long waiting, long dropped, long immediate, long highWater) {}
