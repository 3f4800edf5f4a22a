import io.framealloc.SmartAlloc;
import io.framealloc.annotation.EndsFrame;

/** Frames that one method begins and another one ends. */
final class BegunForOthers {

  /** Called at the start and at the end of a tick. */
  static final class Callbacks {

    private final SmartAlloc alloc = SmartAlloc.create();

    void tickStarts() { // CLEAN
      alloc.beginFrame();
    }

    @EndsFrame
    void tickEnds() { // CLEAN
      alloc.endFrame();
    }
  }

  /** Called through an interface: whoever ends the frame may be another one. */
  interface Stage {
    void run(SmartAlloc alloc);
  }

  static final class Begin implements Stage {

    @Override
    public void run(SmartAlloc alloc) { // CLEAN
      alloc.beginFrame();
    }
  }

  static final class End implements Stage {

    @Override
    public void run(SmartAlloc alloc) { // CLEAN
      alloc.endFrame();
    }
  }
}
