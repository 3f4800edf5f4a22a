import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/** What may be asked of something dead. */
final class LooksAtTheReference {

  static boolean scope(SmartAlloc alloc) { // CLEAN
    MemorySegment data;
    try (Frame frame = alloc.beginFrame()) {
      data = frame.allocate(8);
    }
    return data.scope().isAlive() && data.byteSize() == 8;
  }

  static boolean isThere(SmartAlloc alloc) { // CLEAN
    FrameBox<Integer> box;
    try (Frame frame = alloc.beginFrame()) {
      box = frame.box(1);
    }
    return Objects.nonNull(box);
  }

  static int read(SmartAlloc alloc) {
    MemorySegment data;
    try (Frame frame = alloc.beginFrame()) {
      data = frame.allocate(8);
    }
    return data.get(ValueLayout.JAVA_INT, 0); // ERROR FA104
  }

  static int inTwoCalls(SmartAlloc alloc) {
    FrameBox<Integer> box;
    try (Frame frame = alloc.beginFrame()) {
      box = frame.box(1);
    }
    return outer(box); // ERROR FA104
  }

  private static int outer(FrameBox<Integer> box) { // CLEAN
    return inner(box);
  }

  private static int inner(FrameBox<Integer> box) { // CLEAN
    return box.get();
  }
}
