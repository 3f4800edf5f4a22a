import io.framealloc.Frame;
import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.FrameScope;
import io.framealloc.FrameSlice;
import io.framealloc.SmartAlloc;
import io.framealloc.TagScope;
import java.util.List;

/** One batch instead of many small allocations. */
final class HotLoop {

  private static final int MANY = 1000;

  static void counted(SmartAlloc alloc) {
    alloc.beginFrame();
    for (int i = 0; i < 10_000; i++) {
      var _ = alloc.frameAlloc(Float.class); // WARN FA602
    }
    alloc.endFrame();
  }

  static void byAConstant(Frame frame) {
    for (int i = 0; i < MANY; i++) {
      frame.alloc(Float.class).set((float) i); // WARN FA602
    }
  }

  static void withOtherWork(Frame frame) {
    int sum = 0;
    for (int i = 0; i < 100; i++) {
      FrameBox<Integer> box = frame.box(i); // WARN FA602
      sum += box.get();
      System.out.println(sum);
    }
  }

  static void nested(Frame frame) {
    for (int x = 0; x < 10; x++) {
      for (int y = 0; y < 10; y++) {
        frame.alloc(Float.class); // WARN FA602
      }
    }
  }

  static void alone(Frame frame, int n) {
    for (int i = 0; i < n; i++) {
      frame.alloc(16); // WARN FA602
    }
  }

  static void overAList(Frame frame, List<Integer> values) {
    for (int value : values) {
      frame.box(value); // WARN FA602
    }
  }

  static void downwards(Frame frame) {
    for (int i = 128; i > 0; i -= 2) {
      frame.box(i); // WARN FA602
    }
  }

  static void batch(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    FrameSlice<Float> batch = alloc.frameAllocBatch(Float.class, 10_000);
    for (int i = 0; i < 10_000; i++) {
      batch.set(i, (float) i);
    }
    alloc.endFrame();
  }

  static void inATagScope(SmartAlloc alloc) { // CLEAN: the loop was grouped for the tag
    alloc.beginFrame();
    try (TagScope _ = alloc.tagScope("items")) {
      for (int i = 0; i < 1000; i++) {
        alloc.frameAlloc(Byte.class);
      }
    }
    alloc.endFrame();
  }

  static void few(Frame frame) { // CLEAN
    for (int i = 0; i < 10; i++) {
      frame.box(i);
    }
  }

  static void frameEachRound(SmartAlloc alloc) { // CLEAN
    for (int i = 0; i < 10_000; i++) {
      try (Frame frame = alloc.beginFrame()) {
        frame.box(i);
      }
    }
  }

  static void scopeEachRound(Frame frame) { // CLEAN
    for (int i = 0; i < 10_000; i++) {
      try (FrameScope _ = frame.nested()) {
        frame.box(i);
      }
    }
  }

  static int sometimes(Frame frame) { // CLEAN
    int count = 0;
    for (int i = 0; i < 1000; i++) {
      if (i < 500) {
        frame.alloc(Byte.class);
        count++;
      } else {
        frame.alloc(64);
      }
    }
    return count;
  }

  static void unknownWithWork(Frame frame, int n) { // CLEAN
    for (int i = 0; i < n; i++) {
      FrameBox<Integer> box = frame.box(i);
      System.out.println(box.get());
    }
  }

  static void grows(Frame frame) { // CLEAN
    for (int i = 0; i < 1000; i++) {
      FrameIntVec row = frame.intVec();
      row.push(i);
    }
  }

  static void pushes(Frame frame) { // CLEAN
    FrameIntVec all = frame.intVec();
    for (int i = 0; i < 100_000; i++) {
      all.push(i);
    }
  }

  static void poolEachRound(SmartAlloc alloc) { // CLEAN
    for (int i = 0; i < 10_000; i++) {
      alloc.poolBox(i).close();
    }
  }
}
