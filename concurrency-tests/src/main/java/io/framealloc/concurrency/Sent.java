package io.framealloc.concurrency;

import io.framealloc.FrameIntVec;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferChannel;
import io.framealloc.TransferHandle;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;

/** Values in flight, from one allocator for all states. */
final class Sent {

  private static final int MANY = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final SmartAlloc ALLOC = SmartAlloc.create();

  static {
    ALLOC.diagnostics(finding -> {});
  }

  private Sent() {}

  static TransferHandle<Long> handle() {
    return ALLOC.frameBoxForTransfer(42L);
  }

  /** 1 if it could be received and held what was sent, -1 if it held something else, else 0. */
  static int receive(TransferHandle<Long> handle) {
    try (PoolBox<Long> box = handle.receive()) {
      return box.get() == 42 ? 1 : -1;
    } catch (OwnershipException refused) {
      return 0;
    }
  }

  /** 1 if it was sent in time, -1 if not, 0 if the channel was closed. */
  static int send(TransferChannel<Long> channel, TransferHandle<Long> handle) {
    try {
      return channel.send(handle, PATIENCE) ? 1 : -1;
    } catch (OwnershipException refused) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What {@link #receive(TransferHandle)} gives for the next one; 0 if there is none. */
  static int receive(TransferChannel<Long> channel) {
    try {
      return channel.receive(PATIENCE).map(Sent::receive).orElse(0);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A vector of one number, received. Many lie in one frame, so that they share a block. */
  @SuppressWarnings("FA103") // the frame stays open for the next vector; its thread ends with it
  static PoolBox<FrameIntVec> vector() {
    if (ALLOC.inFrame() && ALLOC.frameStats().allocationCount() > MANY) {
      ALLOC.endFrame();
    }
    if (!ALLOC.inFrame()) {
      ALLOC.beginFrame();
    }
    FrameIntVec vec = ALLOC.frameIntVec(1);
    vec.push(42);
    return ALLOC.frameVecForTransfer(vec).receive();
  }

  /** The number in it, or 0 if this thread may not have it. */
  static int read(PoolBox<FrameIntVec> box) {
    try {
      FrameIntVec vec = box.get();
      vec.push(43);
      return vec.get(0);
    } catch (WrongThreadException | OwnershipException refused) {
      return 0;
    }
  }
}
