import io.framealloc.FrameBox;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class TransferHandles {

  static void box(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    worker.execute(() -> System.out.println(data));
    alloc.endFrame();
  }

  static void vector(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    worker.execute(() -> data.push(42));
    alloc.endFrame();
  }

  static CompletableFuture<Integer> withAResult(SmartAlloc alloc) {
    try (var _ = alloc.beginFrame()) {
      FrameBox<Integer> data = alloc.frameBox(42);
      return CompletableFuture.supplyAsync(() -> data.get());
    }
  }

  static void block(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    worker.execute(
        () -> {
          int value = data.get();
          System.out.println(value + data.get());
        });
    alloc.endFrame();
  }

  static void two(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameBox<Integer> one = alloc.frameBox(1);
    FrameBox<Integer> two = alloc.frameBox(2);
    worker.execute(() -> System.out.println(one.get() + two.get()));
    alloc.endFrame();
  }
}
