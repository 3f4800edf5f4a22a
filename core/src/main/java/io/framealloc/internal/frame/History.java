package io.framealloc.internal.frame;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The last frames of one thread, so that an error can say which one a dead token belonged to.
 *
 * <p>Written by the owner's thread only; other threads read it for messages alone, and may then
 * miss the newest entry.
 */
public final class History {

  private static final int SCOPES = 32;

  private final Object[] frames;
  private final MemorySegment.@Nullable Scope[] scopes = new MemorySegment.Scope[SCOPES];
  private final long[] scopeFrames = new long[SCOPES];
  private int scopeCount;

  /** Remembers the last {@code size} frames, a power of two. */
  History(int size) {
    frames = new Object[size];
  }

  void opened(long number, Object frame) {
    frames[(int) number & (frames.length - 1)] = frame;
  }

  /** The frame object of {@code number}, which must be one of the last ones. */
  public Object frame(long number) {
    return frames[(int) number & (frames.length - 1)];
  }

  void scopeOpened(long number, MemorySegment.Scope scope) {
    int slot = scopeCount++ & (SCOPES - 1);
    scopes[slot] = scope;
    scopeFrames[slot] = number;
  }

  /** The number of the frame with this token, or 0 if it is older than the history. */
  public long numberOf(Object token, long newest) {
    for (int back = 0; back < frames.length && newest - back > 0; back++) {
      if (frame(newest - back) == token) {
        return newest - back;
      }
    }
    return 0;
  }

  /** The number of the frame that opened this scope, or 0 if it is not remembered. */
  public long numberOf(MemorySegment.Scope scope) {
    for (int i = 0; i < SCOPES; i++) {
      if (scope.equals(scopes[i])) {
        return scopeFrames[i];
      }
    }
    return 0;
  }

  /** The newest frame that handed out raw segments, or 0. */
  public long newestWithScope() {
    return scopeCount == 0 ? 0 : scopeFrames[(scopeCount - 1) & (SCOPES - 1)];
  }
}
