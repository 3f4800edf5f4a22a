import io.framealloc.AllocConfig;
import io.framealloc.FrameBox;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.BeginsFrame;

/** Frames behind classes of the program's own. */
public final class Wrappers {

  /** Begins a frame, and ends it in {@code close}. */
  static final class Scratch implements AutoCloseable {

    private final SmartAlloc alloc;

    Scratch(SmartAlloc alloc) { // CLEAN
      this.alloc = alloc;
      alloc.beginFrame();
    }

    @Override
    public void close() { // CLEAN
      alloc.endFrame();
    }
  }

  /** The same in public. */
  public static class Open implements AutoCloseable {

    private final SmartAlloc alloc;

    public Open(SmartAlloc alloc) { // WARN FA103
      this.alloc = alloc;
      alloc.beginFrame();
    }

    @Override
    public void close() { // WARN FA102
      alloc.endFrame();
    }
  }

  /** And said so. */
  public static final class Said {

    @BeginsFrame
    public Said(SmartAlloc alloc) { // CLEAN
      alloc.beginFrame();
    }
  }

  static int inTime(SmartAlloc alloc) { // CLEAN
    try (Scratch _ = new Scratch(alloc)) {
      return alloc.frameBox(5).get();
    }
  }

  static int afterwards(SmartAlloc alloc) {
    FrameBox<Integer> box;
    try (Scratch _ = new Scratch(alloc)) {
      box = alloc.frameBox(5);
    }
    return box.get(); // ERROR FA104
  }

  static void closedByHand(SmartAlloc alloc) { // CLEAN
    Scratch scratch = new Scratch(alloc);
    alloc.frameBox(5).get();
    scratch.close();
  }

  static void saidAndEnded(SmartAlloc alloc) { // CLEAN
    new Said(alloc);
    alloc.frameBox(5).get();
    alloc.endFrame();
  }

  static void twice(SmartAlloc alloc) {
    new Said(alloc);
    alloc.beginFrame(); // ERROR FA101
    alloc.endFrame();
  }

  static void anonymous(SmartAlloc alloc) throws Exception { // CLEAN
    alloc.beginFrame();
    try (AutoCloseable _ =
        new AutoCloseable() {
          @Override
          public void close() {
            alloc.endFrame();
          }
        }) {
      alloc.frameBox(5).get();
    }
  }

  private final SmartAlloc mine = SmartAlloc.create(AllocConfig.defaults());

  /** Uses the allocator of the object around it. */
  class Inner {

    void begin() { // CLEAN
      mine.beginFrame();
    }

    void end() { // CLEAN
      Wrappers.this.mine.endFrame();
    }

    int get() { // CLEAN
      return mine.frameBox(1).get();
    }
  }

  void inner() { // CLEAN
    Inner inner = new Inner();
    inner.begin();
    inner.get();
    inner.end();
  }

  int innerEnds() {
    Inner inner = new Inner();
    mine.beginFrame();
    FrameBox<Integer> box = mine.frameBox(3);
    inner.end();
    return box.get(); // ERROR FA104
  }

  /** What it does depends on the object. */
  interface Step {
    void run(SmartAlloc alloc);
  }

  static final class Ending implements Step {
    @Override
    public void run(SmartAlloc alloc) { // CLEAN
      alloc.endFrame();
    }
  }

  static int byInterface(SmartAlloc alloc) {
    Step step = new Ending();
    alloc.beginFrame();
    FrameBox<Integer> box = alloc.frameBox(3);
    step.run(alloc);
    return box.get(); // ERROR FA104
  }
}
