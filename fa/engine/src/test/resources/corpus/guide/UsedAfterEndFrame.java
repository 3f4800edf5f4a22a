package guide.messages;

import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Boxes refuse a late use, and raw segments do too. */
final class UsedAfterEndFrame {

  private UsedAfterEndFrame() {}

  // region problem
  static int problem(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameAlloc(Integer.class);
    alloc.endFrame();
    return data.get(); // ERROR FA104
  }

  // endregion

  // region rawProblem
  static int rawProblem(SmartAlloc alloc) {
    alloc.beginFrame();
    MemorySegment data = alloc.frameAlloc(ValueLayout.JAVA_INT);
    alloc.endFrame();
    return data.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  // endregion

  // region explained
  static String explained(SmartAlloc alloc) {
    alloc.beginFrame();
    MemorySegment data = alloc.frameAlloc(ValueLayout.JAVA_INT);
    alloc.endFrame();
    return alloc.explain(data); // ERROR FA104
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
