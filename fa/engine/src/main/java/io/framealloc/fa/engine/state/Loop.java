package io.framealloc.fa.engine.state;

import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.Set;

/** A loop that is being run. */
public final class Loop {

  /** Trips of a loop that nothing ends. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** Trips of a loop about which nothing is known. */
  public static final long UNKNOWN = -1;

  private final Tree tree;
  private final long trips;
  private final Set<Obj> regions = new HashSet<>();
  private boolean budgeted;

  public Loop(Tree tree, long trips, boolean budgeted) {
    this.tree = tree;
    this.trips = trips;
    this.budgeted = budgeted;
  }

  public Tree tree() {
    return tree;
  }

  /** Returns how often the body runs, if that is known. */
  public long trips() {
    return trips;
  }

  /** Notes a frame, scope or checkpoint that the body opens. */
  public void opens(Obj region) {
    regions.add(region);
  }

  /** Returns whether the body opened the region. */
  public boolean hasOpened(Obj region) {
    return regions.contains(region);
  }

  /** Notes that the body asks a budget. */
  public void setBudgeted() {
    budgeted = true;
  }

  public boolean isBudgeted() {
    return budgeted;
  }
}
