package io.framealloc;

import io.framealloc.diagnostics.Coded;
import io.framealloc.internal.frame.ThreadArena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of {@link SmartAlloc#explain(Throwable)} and {@link SmartAlloc#explain(MemorySegment)}.
 *
 * <p>A raw segment knows only the scope that the JDK gave it; the arenas remember which frame had
 * opened which scope. An error of the JDK does not know even that, so all that can be said is which
 * frame it is likely about, and the text says likely.
 */
final class Explanation {

  private static final int DEEPEST_CAUSE = 32;
  private static final String CLOSED = "Already closed";
  private static final String ACQUIRED = "Session is acquired";

  private final List<ThreadArena> arenas;
  private final @Nullable ThreadArena own;

  /** {@code arenas} are those that can be asked; {@code own} is the calling thread's, or null. */
  Explanation(List<ThreadArena> arenas, @Nullable ThreadArena own) {
    this.arenas = arenas;
    this.own = own;
  }

  String of(MemorySegment segment) {
    MemorySegment.Scope scope = segment.scope();
    for (ThreadArena arena : arenas) {
      long frame = arena.history.numberOf(scope);
      if (frame != 0) {
        return scope.isAlive()
            ? "memory of " + open(arena, frame)
            : "memory of " + dead(arena, frame);
      }
    }
    return scope.isAlive()
        ? "memory that is alive, but of no frame of this allocator"
        : "memory that is gone: its frame ended long ago, or it is of another allocator or arena";
  }

  String of(Throwable error) {
    Throwable each = error;
    for (int i = 0; i < DEEPEST_CAUSE && each != null; i++) {
      String text = known(each);
      if (text != null) {
        return text;
      }
      each = each.getCause();
    }
    return "nothing is known of this error, it does not seem to be about frame memory: " + error;
  }

  private @Nullable String known(Throwable error) {
    String message = String.valueOf(error.getMessage());
    if (error instanceof Coded || message.startsWith("[FA")) {
      return message;
    }
    if (error instanceof WrongThreadException) {
      return "a raw segment was used on another thread than that of its frame;"
          + " hint: hand the data over with frameBoxForTransfer";
    }
    if (error instanceof IllegalStateException && message.equals(CLOSED)) {
      return "a raw segment or buffer view was used after its memory was given back; " + likely();
    }
    if (error instanceof IllegalStateException && message.startsWith(ACQUIRED)) {
      return "a frame or nested scope was not ended, since native code was using a segment of it;"
          + " hint: end it when the native call has returned";
    }
    return null;
  }

  private String likely() {
    long frame = own == null ? 0 : own.history.newestWithClosedScope();
    return own == null || frame == 0
        ? "no ended frame of this thread with raw segments is remembered"
        : "likely of " + dead(own, frame) + ", or one before it; explain(segment) is certain";
  }

  private static String dead(ThreadArena arena, long frame) {
    if (isOpen(arena, frame)) {
      return "a nested scope or checkpoint that was rewound in " + open(arena, frame);
    }
    return "an ended frame: frame=%d, framesAgo=%d, now=%s, thread=%s%s%s"
        .formatted(
            frame,
            arena.number - frame,
            Errors.now(arena),
            Errors.nameOf(arena.thread()),
            DebugTexts.begunAt(arena, frame),
            DebugTexts.endedAt(arena, frame));
  }

  private static String open(ThreadArena arena, long frame) {
    return "an open frame: frame=%d, thread=%s".formatted(frame, Errors.nameOf(arena.thread()));
  }

  private static boolean isOpen(ThreadArena arena, long frame) {
    return frame == arena.number && arena.isOpen();
  }
}
