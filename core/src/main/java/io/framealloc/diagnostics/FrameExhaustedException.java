package io.framealloc.diagnostics;

import io.framealloc.internal.text.ByteSizes;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a frame cannot take more memory: {@link Code#FA107}. The frame goes on as it was.
 *
 * @since 0.1
 */
public final class FrameExhaustedException extends IllegalStateException implements Coded {

  private static final long serialVersionUID = 1L;

  private final Code code;

  private final long requested;
  private final long used;
  private final long capacity;

  private FrameExhaustedException(
      String text, long requested, long used, long capacity, @Nullable Throwable cause) {
    super(Code.FA107.message(text), cause);
    this.code = Code.FA107;
    this.requested = requested;
    this.used = used;
    this.capacity = capacity;
  }

  /**
   * Makes the exception of a full frame whose overflow policy is {@code FAIL}.
   *
   * @param requested bytes asked for
   * @param used bytes in use
   * @param capacity bytes that a frame may use
   * @return the exception
   */
  public static FrameExhaustedException frameFull(long requested, long used, long capacity) {
    return new FrameExhaustedException(
        "Frame exhausted: requested=%s, used=%s, capacity=%s; hint: raise frameCapacity, or use Overflow.GROW"
            .formatted(
                ByteSizes.format(requested), ByteSizes.format(used), ByteSizes.format(capacity)),
        requested,
        used,
        capacity,
        null);
  }

  /**
   * Makes the exception of a request that the operating system refused.
   *
   * @param requested bytes asked for
   * @param reserved bytes that the allocator holds
   * @param cause the refusal
   * @return the exception
   */
  public static FrameExhaustedException outOfMemory(
      long requested, long reserved, Throwable cause) {
    return new FrameExhaustedException(
        "Out of native memory: requested=%s, reserved=%s; hint: use less, or give the process more memory"
            .formatted(ByteSizes.format(requested), ByteSizes.format(reserved)),
        requested,
        reserved,
        Long.MAX_VALUE,
        cause);
  }

  /**
   * Makes the exception of a request that no memory can hold.
   *
   * @param requested bytes asked for
   * @return the exception
   */
  public static FrameExhaustedException tooLarge(long requested) {
    return new FrameExhaustedException(
        "Size is beyond any memory: bytes=" + requested, requested, 0, Long.MAX_VALUE, null);
  }

  /**
   * Makes the exception of a size that no memory can hold.
   *
   * @param what the request in words, for example {@code length=9, element=1.0 EiB}
   * @return the exception
   */
  public static FrameExhaustedException impossible(String what) {
    return new FrameExhaustedException(
        "Size is beyond any memory: " + what, Long.MAX_VALUE, 0, Long.MAX_VALUE, null);
  }

  /**
   * Returns how many bytes were asked for.
   *
   * @return bytes
   */
  public long requested() {
    return requested;
  }

  /**
   * Returns how many bytes were in use.
   *
   * @return bytes
   */
  public long used() {
    return used;
  }

  /**
   * Returns the limit that the request would have passed.
   *
   * @return bytes, or {@link Long#MAX_VALUE} if the limit was the machine
   */
  public long capacity() {
    return capacity;
  }

  @Override
  public Code code() {
    return code;
  }
}
