import io.framealloc.AsyncPoolGuard;
import io.framealloc.PoolBox;
import io.framealloc.SmartAlloc;

/** A guard closes its boxes; a box that is closed before does not close its guard. */
final class GuardAndItsBoxes {

  static int closedEarly(SmartAlloc alloc) { // CLEAN
    try (AsyncPoolGuard guard = alloc.asyncPoolGuard()) {
      for (int i = 0; i < 100; i++) {
        guard.poolBox(i).close();
      }
      return guard.live();
    }
  }

  static int countedAfterwards(SmartAlloc alloc) { // CLEAN
    AsyncPoolGuard guard = alloc.asyncPoolGuard();
    guard.poolBox(1);
    guard.close();
    return guard.live();
  }

  static int boxOfAClosedGuard(SmartAlloc alloc) {
    AsyncPoolGuard guard = alloc.asyncPoolGuard();
    PoolBox<Integer> box = guard.poolBox(1);
    guard.close();
    return box.get(); // ERROR FA402
  }
}
