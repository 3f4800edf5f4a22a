import io.framealloc.FrameBox;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import io.framealloc.annotation.Transfers;

/** What was handed over is the receiver's. */
final class Moved {

  interface Sink {
    void take(@Transfers FrameBox<Integer> box);

    void look(FrameBox<Integer> box);
  }

  static int box(SmartAlloc alloc, TransferChannel<Integer> channel) throws InterruptedException {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    channel.send(alloc.frameBoxForTransfer(data));
    int result = data.get(); // ERROR FA104
    alloc.endFrame();
    return result;
  }

  static void vector(SmartAlloc alloc, TransferChannel<FrameIntVec> channel)
      throws InterruptedException {
    alloc.beginFrame();
    FrameIntVec data = alloc.frameIntVec();
    TransferHandle<FrameIntVec> handle = alloc.frameVecForTransfer(data);
    data.push(1); // ERROR FA104
    channel.send(handle);
    alloc.endFrame();
  }

  static void twice(SmartAlloc alloc, TransferChannel<Integer> channel)
      throws InterruptedException {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    channel.send(alloc.frameBoxForTransfer(data));
    channel.send(alloc.frameBoxForTransfer(data)); // ERROR FA104
    alloc.endFrame();
  }

  static void byContract(SmartAlloc alloc, Sink sink) {
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    sink.take(data);
    data.set(1); // ERROR FA104
    alloc.endFrame();
  }

  static void borrowed(SmartAlloc alloc, Sink sink) { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    sink.look(data);
    data.set(1);
    alloc.endFrame();
  }

  static void usedBefore(SmartAlloc alloc, TransferChannel<Integer> channel)
      throws InterruptedException { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    data.set(43);
    channel.send(alloc.frameBoxForTransfer(data));
    alloc.endFrame();
  }

  static void plainValue(SmartAlloc alloc, TransferChannel<Integer> channel)
      throws InterruptedException { // CLEAN
    alloc.beginFrame();
    FrameBox<Integer> data = alloc.frameBox(42);
    channel.send(alloc.frameBoxForTransfer(data.get()));
    data.set(1);
    alloc.endFrame();
  }
}
