package io.framealloc;

import io.framealloc.internal.debug.FrameTrace;
import io.framealloc.internal.debug.GuardedMemory;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.text.Sites;
import org.jspecify.annotations.Nullable;

/** What debug mode adds to messages; each is empty, or begins with a comma. */
final class DebugTexts {

  private DebugTexts() {}

  private static @Nullable FrameTrace trace(ThreadArena arena, long frame) {
    return arena.placement() instanceof GuardedMemory memory ? memory.traceOf(frame) : null;
  }

  /** The tag and the place of an allocation. */
  static String madeAt(ThreadArena arena, long frame, long address) {
    FrameTrace trace = trace(arena, frame);
    if (trace == null) {
      return "";
    }
    String tag = trace.tagOf(address);
    return (tag.isEmpty() ? "" : ", tag=" + tag) + Sites.field("site", trace.siteOf(address));
  }

  /** Where a frame began. */
  static String begunAt(ThreadArena arena, long frame) {
    FrameTrace trace = trace(arena, frame);
    return trace == null ? "" : Sites.field("begun", trace.begun);
  }

  /** Where a frame ended. */
  static String endedAt(ThreadArena arena, long frame) {
    FrameTrace trace = trace(arena, frame);
    return trace == null ? "" : Sites.field("ended", trace.ended);
  }

  /** Reports that an allocation is used after its frame has ended: the first time at each place. */
  static void reportEscape(ThreadArena arena, long frame, long address) {
    FrameTrace trace = trace(arena, frame);
    if (trace != null && arena.placement() instanceof GuardedMemory memory) {
      String what =
          "frame=%d, framesAgo=%d, thread=%s%s"
              .formatted(
                  frame,
                  arena.number - frame,
                  Errors.nameOf(arena.thread()),
                  madeAt(arena, frame, address));
      memory.escapes().found(what, trace.siteOf(address));
    }
  }
}
