package io.framealloc.diagnostics;

import io.framealloc.internal.text.ByteSizes;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a pool has no room for one more: its limit is reached, or the operating system has no
 * more memory: {@link Code#FA404}. The pool goes on as it was.
 *
 * @since 0.1
 */
public final class PoolExhaustedException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code;
  private final long sizeClass;
  private final long live;
  private final long limit;

  private PoolExhaustedException(
      String text, long sizeClass, long live, long limit, @Nullable Throwable cause) {
    super(Code.FA404.message(text), cause);
    this.code = Code.FA404;
    this.sizeClass = sizeClass;
    this.live = live;
    this.limit = limit;
  }

  /**
   * Makes the exception of a size class at its limit.
   *
   * @param sizeClass bytes of a slot
   * @param live open slots
   * @param limit the most open slots
   * @param topTags the tags that hold most of the pools; empty if none is known
   * @return the exception
   */
  public static PoolExhaustedException classFull(
      long sizeClass, long live, long limit, String topTags) {
    return new PoolExhaustedException(
        "Pool exhausted: sizeClass=%s, live=%d, limit=%d%s; hint: close what is no longer used, or raise poolLimit"
            .formatted(
                ByteSizes.format(sizeClass),
                live,
                limit,
                topTags.isEmpty() ? "" : ", top tags: " + topTags),
        sizeClass,
        live,
        limit,
        null);
  }

  /**
   * Makes the exception of an object pool at its limit.
   *
   * @param live objects in use
   * @param limit the most objects
   * @return the exception
   */
  public static PoolExhaustedException objectsFull(long live, long limit) {
    return new PoolExhaustedException(
        "Pool exhausted: objects, live=%d, limit=%d; hint: release what is no longer used, or raise max"
            .formatted(live, limit),
        0,
        live,
        limit,
        null);
  }

  /**
   * Makes the exception of a scratch pool without room.
   *
   * @param name of the pool
   * @param requested bytes asked for
   * @param used bytes taken since the last reset
   * @param capacity bytes of the pool
   * @return the exception
   */
  public static PoolExhaustedException scratchFull(
      String name, long requested, long used, long capacity) {
    return new PoolExhaustedException(
        "Pool exhausted: scratchPool=%s, requested=%s, used=%s, capacity=%s; hint: reset it, or make it larger"
            .formatted(
                name,
                ByteSizes.format(requested),
                ByteSizes.format(used),
                ByteSizes.format(capacity)),
        requested,
        used,
        capacity,
        null);
  }

  /**
   * Makes the exception of a request that the operating system refused.
   *
   * @param requested bytes asked for
   * @param reserved bytes that the pools or heap boxes of the allocator hold
   * @param cause the refusal, or null if the size is beyond any memory
   * @return the exception
   */
  public static PoolExhaustedException outOfMemory(
      long requested, long reserved, @Nullable Throwable cause) {
    return new PoolExhaustedException(
        "Out of native memory: requested=%s, reserved=%s; hint: use less, or give the process more memory"
            .formatted(ByteSizes.format(requested), ByteSizes.format(reserved)),
        requested,
        reserved,
        Long.MAX_VALUE,
        cause);
  }

  /**
   * Returns the size class that is full.
   *
   * @return bytes of a slot; 0 for an object pool; the bytes asked for if memory, or the room of a
   *     scratch pool, ran out
   */
  public long sizeClass() {
    return sizeClass;
  }

  /**
   * Returns how much is in use.
   *
   * @return open slots or objects; the bytes reserved if memory ran out; the bytes used of a
   *     scratch pool
   */
  public long live() {
    return live;
  }

  /**
   * Returns the limit.
   *
   * @return slots or objects, or {@link Long#MAX_VALUE} if the limit was the machine; the bytes of
   *     a scratch pool
   */
  public long limit() {
    return limit;
  }

  @Override
  public Code code() {
    return code;
  }
}
