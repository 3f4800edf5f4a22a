// with stubs
import io.framealloc.SmartAlloc;
import java.util.concurrent.ExecutorService;

/** A thread of its own has a budget of its own. */
final class Worker {

  static void without(SmartAlloc alloc) {
    new Thread(
            () -> {
              alloc.beginFrame(); // HINT FA203
              alloc.frameAlloc(16);
              alloc.endFrame();
            })
        .start();
  }

  static void built(SmartAlloc alloc) {
    Thread.ofPlatform().start(() -> frame(alloc)); // HINT FA203
  }

  private static void frame(SmartAlloc alloc) { // HELPER
    alloc.beginFrame();
    alloc.endFrame();
  }

  static void with(SmartAlloc alloc) { // CLEAN
    new Thread(
            () -> {
              alloc.setThreadFrameBudget(1 << 20);
              alloc.beginFrame();
              alloc.frameAlloc(16);
              alloc.endFrame();
            })
        .start();
  }

  static void pooled(SmartAlloc alloc, ExecutorService worker) { // CLEAN
    worker.execute(() -> frame(alloc));
  }

  static void here(SmartAlloc alloc) { // CLEAN
    frame(alloc);
  }
}
