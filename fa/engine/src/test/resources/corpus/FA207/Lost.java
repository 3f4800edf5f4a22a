import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Handles that go somewhere, or nowhere. */
final class Lost {

  record Parcel(String to, TransferHandle<Integer> handle) {}

  static void earlyReturn(SmartAlloc alloc, TransferChannel<Integer> channel, int n)
      throws InterruptedException {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(n); // WARN FA207
    if (n < 0) {
      return;
    }
    channel.send(handle);
  }

  static void overwritten(SmartAlloc alloc, TransferChannel<Integer> channel)
      throws InterruptedException {
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(1); // WARN FA207
    handle = alloc.frameBoxForTransfer(2);
    channel.send(handle);
  }

  static void inASwitch(SmartAlloc alloc, TransferChannel<FrameIntVec> channel, int kind)
      throws InterruptedException {
    alloc.beginFrame();
    var handle = alloc.frameVecForTransfer(alloc.frameIntVec()); // WARN FA207
    switch (kind) {
      case 0 -> channel.send(handle);
      case 1 -> System.out.println("not sent");
      default -> handle.close();
    }
    alloc.endFrame();
  }

  static void sentInEachRound(SmartAlloc alloc, TransferChannel<Integer> channel, int n) // CLEAN
      throws InterruptedException {
    for (int i = 0; i < n; i++) {
      channel.send(alloc.frameBoxForTransfer(i));
    }
  }

  static Parcel inARecord(SmartAlloc alloc) { // CLEAN
    return new Parcel("one", alloc.frameBoxForTransfer(1));
  }

  static List<TransferHandle<Integer>> inAList(SmartAlloc alloc, int n) { // CLEAN
    List<TransferHandle<Integer>> handles = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      handles.add(alloc.frameBoxForTransfer(i));
    }
    return handles;
  }

  static void toACallback(SmartAlloc alloc, Consumer<TransferHandle<Integer>> next) { // CLEAN
    next.accept(alloc.frameBoxForTransfer(1));
  }

  static CompletableFuture<Integer> inATask(
      SmartAlloc alloc, FrameBox<Integer> data, Executor worker) { // CLEAN
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(data);
    return CompletableFuture.supplyAsync(
        () -> {
          try (var box = handle.receive()) {
            return box.get();
          }
        },
        worker);
  }

  static void closedIfNotSent(SmartAlloc alloc, TransferChannel<Integer> channel) { // CLEAN
    TransferHandle<Integer> handle = alloc.frameBoxForTransfer(1);
    try {
      channel.send(handle);
    } catch (InterruptedException e) {
      handle.close();
    }
  }
}
