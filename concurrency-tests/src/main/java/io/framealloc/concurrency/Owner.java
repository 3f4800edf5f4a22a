package io.framealloc.concurrency;

import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.OwnershipException;

/** One allocator for all states. */
final class Owner {

  static final SmartAlloc ALLOC = SmartAlloc.create();

  static {
    ALLOC.diagnostics(finding -> {});
  }

  private Owner() {}

  /** 1 if it was done, 0 if it was refused because something is closed. */
  static int tried(Runnable action) {
    try {
      action.run();
      return 1;
    } catch (OwnershipException refused) {
      return 0;
    }
  }
}
