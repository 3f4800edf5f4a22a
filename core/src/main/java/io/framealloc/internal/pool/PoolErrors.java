package io.framealloc.internal.pool;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.OwnershipException;

/** Every error of pools and heap boxes that concerns one slot: one factory each. */
public final class PoolErrors {

  private PoolErrors() {}

  /** A pool slot or heap extent was used after it, or its allocator, was closed. */
  public static OwnershipException usedAfterClose(String what, boolean allocatorClosed) {
    return new OwnershipException(
        Code.FA402,
        allocatorClosed
            ? "used after its allocator was closed: %s, thread=%s; hint: close the allocator last"
                .formatted(what, Thread.currentThread().getName())
            : "used after close: %s, thread=%s; hint: close it after its last use, or take a new one"
                .formatted(what, Thread.currentThread().getName()));
  }

  /** A pool slot or heap extent was closed a second time. */
  public static OwnershipException closedTwice(String what) {
    return new OwnershipException(
        Code.FA403,
        "closed twice: %s, thread=%s; hint: close it once, best by try-with-resources"
            .formatted(what, Thread.currentThread().getName()));
  }

  /** A slot was closed by another thread than its owner's, whose queue is full. */
  static OwnershipException queueFull(Thread owner, int capacity) {
    return new OwnershipException(
        Code.FA204,
        "deferred-free queue is full: owner=%s, capacity=%d, policy=FAIL; hint: %s, then close again"
            .formatted(owner.getName(), capacity, LET_THE_OWNER));
  }

  private static final String LET_THE_OWNER =
      "let the owner begin frames or call processDeferredFrees, or raise the capacity";

  /** The same, where it is not refused. */
  static Diagnostic queueOverflows(
      Thread owner, int capacity, Deferral.Full policy, long overflows) {
    return Diagnostic.of(
        Code.FA204,
        "deferred-free queue overflows: owner=%s, capacity=%d, policy=%s, overflows=%d; hint: %s"
            .formatted(owner.getName(), capacity, policy, overflows, LET_THE_OWNER));
  }

  /** A slot was given up since the queue is full. */
  static Diagnostic slotDropped(Thread owner, long dropped) {
    return Diagnostic.of(
        Code.FA401,
        "slot dropped from a full deferred-free queue, it stays taken: owner=%s, dropped=%d; hint: %s"
            .formatted(owner.getName(), dropped, LET_THE_OWNER));
  }

  /** An object of a pool was released a second time. */
  public static OwnershipException releasedTwice(Object object) {
    return new OwnershipException(
        Code.FA403,
        "released twice: type=%s, thread=%s; hint: release it once, best by a lease"
            .formatted(object.getClass().getName(), Thread.currentThread().getName()));
  }

  /** Anything was asked of an allocator that is closed. */
  public static OwnershipException allocatorClosed() {
    return new OwnershipException(
        Code.FA402, "allocator used after close; hint: close it when its last loop has ended");
  }
}
