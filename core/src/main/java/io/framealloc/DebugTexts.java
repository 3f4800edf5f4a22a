package io.framealloc;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
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

  private static final String KEEP =
      "; hint: keep the value with poolBox, or copy it before the frame ends";

  /** Reports that an allocation is used after its frame has ended. */
  static void reportEscape(ThreadArena arena, long frame, long address) {
    FrameTrace trace = trace(arena, frame);
    if (trace != null) {
      String text =
          "Frame allocation escaped frame boundary: frame=%d, framesAgo=%d, thread=%s%s%s%s"
              .formatted(
                  frame,
                  arena.number - frame,
                  Errors.nameOf(arena.thread()),
                  madeAt(arena, frame, address),
                  Sites.field("usedAt", Sites.here()),
                  KEEP);
      String tag = trace.tagOf(address);
      Diagnostic escape =
          new Diagnostic(
              Code.FA702,
              Code.FA702.severity(),
              Code.FA702.message(text),
              tag.isEmpty() ? null : tag,
              trace.siteOf(address));
      ((FrameArena) arena).sink.report(escape);
    }
  }
}
