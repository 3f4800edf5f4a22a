import io.framealloc.AllocConfig;
import io.framealloc.DeferredConfig;
import io.framealloc.SmartAlloc;

/** Deferred frees that the program processes. */
final class Processed {

  static SmartAlloc create() { // CLEAN
    return SmartAlloc.create(
        AllocConfig.builder().deferredFrees(DeferredConfig.explicit()).build());
  }

  static void tick(SmartAlloc alloc) { // CLEAN
    alloc.beginFrame();
    alloc.endFrame();
    alloc.processDeferredFrees(100);
  }
}
