package io.framealloc;

import io.framealloc.diagnostics.BehaviorReport;
import io.framealloc.diagnostics.BehaviorThresholds;
import java.util.Objects;

/** The part of an allocator that looks at how it is used. */
abstract sealed class BehaviorAlloc extends BudgetedAlloc permits ObservedAlloc {

  abstract BehaviorWatch behavior();

  /**
   * Switches the behaviour filter on, for all threads, and statistics with it.
   *
   * <p>It looks at every allocation from each thread's next frame on, which costs a few
   * microseconds each, and finds by place and tag: frame memory in asynchronous code ({@code
   * FA601}), many small allocations in one loop ({@code FA602}), frame data held while a task waits
   * ({@code FA603}), frame data that lives long ({@code FA501}, {@code FA502}, {@code FA520}), pool
   * memory used as scratch ({@code FA510}), and heap memory in a hot path ({@code FA530}).
   */
  public void enableBehaviorFilter() {
    behavior().on();
  }

  /**
   * Switches the behaviour filter off. What it has seen stays; statistics go on.
   *
   * <p>Frames that are open are looked at to their end.
   */
  public void disableBehaviorFilter() {
    behavior().filter.turn(false);
  }

  /**
   * Returns whether the behaviour filter is on.
   *
   * @return true from {@link #enableBehaviorFilter} to {@link #disableBehaviorFilter}
   */
  public boolean isBehaviorFilterEnabled() {
    return behavior().filter.isOn();
  }

  /**
   * Sets what the next {@link #behaviorReport} takes for a mistake, also in what was seen already.
   *
   * @param thresholds at first {@link BehaviorThresholds#defaults}
   */
  public void behaviorThresholds(BehaviorThresholds thresholds) {
    behavior().filter.compareWith(Objects.requireNonNull(thresholds, "thresholds"));
  }

  /**
   * Returns what the behaviour filter has found since it was switched on or reset.
   *
   * <p>A frame counts when it has ended. A task that waits inside its frame is seen while it waits,
   * if that takes a millisecond or more: waiting for a lock does not count, and waiting in a system
   * call is seen in virtual threads only.
   *
   * @return a snapshot; empty for a clean program
   */
  public BehaviorReport behaviorReport() {
    return behavior().filter.report();
  }

  /** Forgets what the behaviour filter has seen. */
  public void resetBehaviorStats() {
    behavior().filter.reset();
  }
}
