import io.framealloc.FrameBox;
import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class TransferHandles {

  static void box(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    var dataHandle = alloc.frameBoxForTransfer(data);
    worker.execute(
        () -> {
          try (var received = dataHandle.receive()) {
            System.out.println(received);
          }
        });
    alloc.endFrame();
  }

  static void vector(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameVec<Integer> data = alloc.frameVec(Integer.class);
    var dataHandle = alloc.frameVecForTransfer(data);
    worker.execute(
        () -> {
          try (var received = dataHandle.receive()) {
            received.get().push(42);
          }
        });
    alloc.endFrame();
  }

  static CompletableFuture<Integer> withAResult(SmartAlloc alloc) {
    try (var _ = alloc.beginFrame()) {
      FrameBox<Integer> data = alloc.frameBox(42);
      var dataHandle = alloc.frameBoxForTransfer(data);
      return CompletableFuture.supplyAsync(
          () -> {
            try (var received = dataHandle.receive()) {
              return received.get();
            }
          });
    }
  }

  static void block(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    var dataHandle = alloc.frameBoxForTransfer(data);
    worker.execute(
        () -> {
          try (var received = dataHandle.receive()) {
            int value = received.get();
            System.out.println(value + received.get());
          }
        });
    alloc.endFrame();
  }

  static void two(SmartAlloc alloc, ExecutorService worker) {
    alloc.beginFrame();
    FrameBox<Integer> one = alloc.frameBox(1);
    FrameBox<Integer> two = alloc.frameBox(2);
    var oneHandle = alloc.frameBoxForTransfer(one);
    var twoHandle = alloc.frameBoxForTransfer(two);
    worker.execute(
        () -> {
          try (var received2 = twoHandle.receive()) {
            try (var received = oneHandle.receive()) {
              System.out.println(received.get() + received2.get());
            }
          }
        });
    alloc.endFrame();
  }
}
