package io.framealloc.internal.frame;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The last frames of one thread, so that an error can say which one a dead token belonged to.
 *
 * <p>Written by the owner's thread only; other threads read it for messages alone, and may then
 * miss the newest entry.
 *
 * <p>The array of frames is replaced from time to time, so that it stays in the young generation:
 * storing a new object into an old array costs a fence with G1, more than all else that a frame
 * does.
 */
public final class History {

  private static final int FRAMES = 32;
  private static final int SCOPES = 16;

  private Object[] frames = new Object[FRAMES];
  private MemorySegment.@Nullable Scope @Nullable [] scopes;
  private long @Nullable [] scopeFrames;
  private int scopeCount;

  void renew() {
    frames = frames.clone();
  }

  void opened(long number, Object frame) {
    frames[(int) number & (FRAMES - 1)] = frame;
  }

  /** The frame object of {@code number}, which must be one of the last ones. */
  public Object frame(long number) {
    return frames[(int) number & (FRAMES - 1)];
  }

  void scopeOpened(long number, MemorySegment.Scope scope) {
    if (scopes == null || scopeFrames == null) {
      scopes = new MemorySegment.Scope[SCOPES];
      scopeFrames = new long[SCOPES];
    }
    int slot = scopeCount++ & (SCOPES - 1);
    scopes[slot] = scope;
    scopeFrames[slot] = number;
  }

  /** The number of the frame with this token, or 0 if it is older than the history. */
  public long numberOf(Object token, long newest) {
    for (int back = 0; back < FRAMES && newest - back > 0; back++) {
      if (frame(newest - back) == token) {
        return newest - back;
      }
    }
    return 0;
  }

  /** The number of the frame that opened this scope, or 0 if it is not remembered. */
  public long numberOf(MemorySegment.Scope scope) {
    MemorySegment.@Nullable Scope[] opened = scopes;
    long[] numbers = scopeFrames;
    if (opened != null && numbers != null) {
      for (int i = 0; i < SCOPES; i++) {
        if (scope.equals(opened[i])) {
          return numbers[i];
        }
      }
    }
    return 0;
  }

  /** The newest frame that handed out raw segments, or 0. */
  public long newestWithScope() {
    long[] numbers = scopeFrames;
    return numbers == null ? 0 : numbers[(scopeCount - 1) & (SCOPES - 1)];
  }
}
