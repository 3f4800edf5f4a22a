package io.framealloc.concurrency;

import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;
import io.framealloc.TransferHandle;
import io.framealloc.diagnostics.OwnershipException;

/** Values in flight, from one allocator for all states. */
final class Sent {

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
}
