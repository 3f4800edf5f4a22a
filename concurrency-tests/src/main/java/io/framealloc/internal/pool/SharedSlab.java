package io.framealloc.internal.pool;

import io.framealloc.internal.account.Billing;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Small slabs that share one piece of memory, since only their bookkeeping is tested. */
final class SharedSlab {

  private static final int SLOT = 16;
  private static final Deferral DEFERRAL =
      Deferral.unbounded(Deferral.When.FRAME_BEGIN, Integer.MAX_VALUE);
  private static final LeakWatch LEAKS = LeakWatch.off(finding -> {});
  private static final SizeClasses CLASSES = new SizeClasses(SLOT);
  private static final SlabConfig CONFIG =
      new SlabConfig(CLASSES, any -> Long.MAX_VALUE, false, DEFERRAL, LEAKS);
  private static final Pool POOL =
      new Pool(
          CLASSES,
          any -> Long.MAX_VALUE,
          false,
          DEFERRAL,
          new Releaser(),
          LEAKS,
          new Billing(),
          takeOver -> {});
  private static final Pool BOUNDED = bounded(Deferral.Full.PROCESS_IMMEDIATELY);
  private static final Pool REFUSING = bounded(Deferral.Full.FAIL);
  private static final Thread ALIVE = Thread.ofPlatform().daemon().start(SharedSlab::stayAlive);
  private static final Pool DROPPING = bounded(Deferral.Full.DROP_OLDEST);
  private static final SharedMemory MEMORY = SharedMemory.reserve(4 * SLOT, SLOT);

  private SharedSlab() {}

  private static void stayAlive() {
    while (true) {
      LockSupport.park();
    }
  }

  static SlabOwner owner(@Nullable Thread thread) {
    return new SlabOwner(POOL, thread, CLASSES.count());
  }

  private static Pool bounded(Deferral.Full full) {
    Deferral deferral = new Deferral(Deferral.When.EXPLICIT, Integer.MAX_VALUE, 1, full);
    return new Pool(
        CLASSES,
        any -> Long.MAX_VALUE,
        false,
        deferral,
        new Releaser(),
        LEAKS,
        new Billing(),
        takeOver -> {});
  }

  /** An owner whose queue holds one slot; a close beyond that is refused. */
  static SlabOwner refusing() {
    return new SlabOwner(REFUSING, ALIVE, CLASSES.count());
  }

  /** An owner whose queue holds one slot; more are given back past it. */
  static SlabOwner bounded() {
    return new SlabOwner(BOUNDED, new Thread(), CLASSES.count());
  }

  /** An owner whose queue holds one slot; the one that waits longer is dropped. */
  static SlabOwner dropping() {
    return new SlabOwner(DROPPING, new Thread(), CLASSES.count());
  }

  /** Four slots, all of them open. */
  static Slab fullOf(SlabOwner owner) {
    Slab slab = new Slab(MEMORY, 0, CONFIG, owner);
    while (slab.hasFree()) {
      slab.open(SLOT);
    }
    return slab;
  }

  /** Closes a slot in its first generation; 1 if that succeeded. */
  static int close(Slab slab, int slot) {
    return slab.close(slot, 0) ? 1 : 0;
  }

  /** How many different slots can be opened; -1 if one of them twice. */
  static int openAll(Slab slab) {
    int seen = 0;
    int count = 0;
    while (slab.hasFree()) {
      int bit = 1 << slab.open(SLOT);
      if ((seen & bit) != 0) {
        return -1;
      }
      seen |= bit;
      count++;
    }
    return count;
  }
}
