package io.framealloc.internal.frame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The last frames of one thread, so that an error can say which one a dead token belonged to.
 *
 * <p>Written by the owner's thread only; other threads read it for messages alone, and may then
 * miss the newest entry.
 */
public final class History {

  private static final int SCOPES = 16;

  /* Of the frames that never took a raw segment, and those that are forgotten. */
  private static final MemorySegment.Scope NEVER_OPENED = closed();

  private final ThreadArena arena;
  private MemorySegment.@Nullable Scope @Nullable [] scopes;
  private long @Nullable [] scopeFrames;
  private int scopeCount;

  History(ThreadArena arena) {
    this.arena = arena;
  }

  /** Puts what is stored into in each frame into the young generation again. */
  void renew() {
    if (scopes != null) {
      scopes = scopes.clone();
    }
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
  public long numberOf(Object token) {
    long newest = arena.number;
    for (int back = 0; back < ThreadArena.RECENT && newest - back > 0; back++) {
      if (arena.frame(newest - back) == token) {
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

  /** A scope that is not alive; the first one of that frame if it is remembered. */
  public MemorySegment.Scope closedScope(long number) {
    MemorySegment.@Nullable Scope[] opened = scopes;
    long[] numbers = scopeFrames;
    if (number > 0 && opened != null && numbers != null) {
      for (int back = SCOPES; back > 0; back--) {
        int slot = (scopeCount - back) & (SCOPES - 1);
        MemorySegment.Scope scope = opened[slot];
        if (scope != null && numbers[slot] == number && !scope.isAlive()) {
          return scope;
        }
      }
    }
    return NEVER_OPENED;
  }

  /** Whether a remembered scope of that frame is alive. */
  boolean hasOpenScope(long number) {
    MemorySegment.@Nullable Scope[] opened = scopes;
    long[] numbers = scopeFrames;
    if (opened != null && numbers != null) {
      for (int slot = 0; slot < SCOPES; slot++) {
        MemorySegment.Scope scope = opened[slot];
        if (scope != null && numbers[slot] == number && scope.isAlive()) {
          return true;
        }
      }
    }
    return false;
  }

  private static MemorySegment.Scope closed() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.scope();
    }
  }

  /** The newest frame with a scope that is closed by now, or 0. */
  public long newestWithClosedScope() {
    MemorySegment.@Nullable Scope[] opened = scopes;
    long[] numbers = scopeFrames;
    if (opened != null && numbers != null) {
      for (int back = 1; back <= SCOPES; back++) {
        int slot = (scopeCount - back) & (SCOPES - 1);
        MemorySegment.Scope scope = opened[slot];
        if (scope != null && !scope.isAlive()) {
          return numbers[slot];
        }
      }
    }
    return 0;
  }
}
