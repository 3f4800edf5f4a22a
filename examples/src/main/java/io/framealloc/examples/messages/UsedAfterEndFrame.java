package io.framealloc.examples.messages;

import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.examples.GuideSection;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Boxes refuse a late use, and raw segments do too. */
@GuideSection("\"Attempted to use frame data after end_frame\"")
final class UsedAfterEndFrame {

  private UsedAfterEndFrame() {}

  @SuppressWarnings("FA104") // the Problem itself: a box is read after its frame
  // region problem
  static int problem(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameAlloc(Integer.class);
    alloc.endFrame();
    return data.get(); // FrameEndedException
  }

  // endregion

  @SuppressWarnings("FA104") // the Problem itself: a segment is read after its frame
  // region rawProblem
  static int rawProblem(SmartAlloc alloc) {
    alloc.beginFrame();
    MemorySegment data = alloc.frameAlloc(ValueLayout.JAVA_INT);
    alloc.endFrame();
    return data.get(ValueLayout.JAVA_INT, 0); // the JDK's IllegalStateException
  }

  // endregion

  // region explained
  static String explained(SmartAlloc alloc) {
    alloc.beginFrame();
    MemorySegment data = alloc.frameAlloc(ValueLayout.JAVA_INT);
    alloc.endFrame();
    return alloc.explain(data);
  }

  // endregion

  // region solution
  static int solution(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameAlloc(Integer.class);
    data.set(42);
    int used = data.get(); // use the data here
    alloc.endFrame();
    return used;
  }
  // endregion
}
