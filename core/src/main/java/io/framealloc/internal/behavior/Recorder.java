package io.framealloc.internal.behavior;

import io.framealloc.diagnostics.Code;
import io.framealloc.internal.text.Sites;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one thread does in its open frame; added to its lane when the frame ends.
 *
 * <p>A place is looked up for every allocation. Whether it is task code is asked at the first
 * allocation of a place in a frame: that needs the whole stack.
 *
 * <p>Threads: the owner's, but for what is volatile, which {@link Waits} and those read that close
 * what was opened here.
 */
public final class Recorder {

  private static final int MOST_IN_FRAME = 1 << 12;

  /** The allocations of one place in this frame. */
  private static final class Tally {
    long count;
    long bytes;
    boolean foreign;
  }

  final Lane lane;
  private final BehaviorFilter filter;
  private final Thread thread;
  private final Map<Place, Tally> tallies = new HashMap<>();
  private TaskCode begunIn = TaskCode.NONE;
  private boolean looks;
  private @Nullable Origin moving;
  private boolean aside;

  private volatile long number;
  private volatile boolean open;
  private volatile @Nullable Place last;
  private volatile long waitedIn;

  /* Of Waits: the last frame that was seen to hold data while its thread waited. */
  private long crossedIn;

  Recorder(BehaviorFilter filter, Lane lane, Thread thread) {
    this.filter = filter;
    this.lane = lane;
    this.thread = thread;
    if (hasLaneOfItsOwn()) {
      lane.isOf(this);
    }
  }

  Thread thread() {
    return thread;
  }

  BehaviorFilter filter() {
    return filter;
  }

  boolean hasLaneOfItsOwn() {
    return !thread.isVirtual();
  }

  /* Frames. */

  /**
   * A frame has begun, or is open.
   *
   * @return whether its allocations are looked at
   */
  public boolean began(long frame) {
    if (open && number == frame) {
      return looks;
    }
    number = frame;
    looks = filter.isOn();
    if (looks) {
      tallies.clear();
      last = null;
      open = true;
      begunIn = TaskCode.innermost();
      if (begunIn.isTask()) {
        Waits.watch(this);
      }
    }
    return looks;
  }

  /** An allocation was made in the frame. */
  public void took(String tag, long bytes) {
    Place place = Place.of(tag, Sites.here());
    Tally tally = tallies.get(place);
    if (tally == null) {
      if (tallies.size() == MOST_IN_FRAME) {
        filter.room.drop();
        return;
      }
      tally = new Tally();
      tallies.put(place, tally);
      tally.foreign = begunIn.isForeignTo(TaskCode.innermost());
      if (tally.foreign) {
        filter.announce(Code.FA601, place);
      }
    }
    tally.count++;
    tally.bytes += bytes;
    last = place;
  }

  /** The frame has ended. */
  public void ended() {
    if (!open) {
      return;
    }
    open = false;
    if (begunIn.isTask()) {
      Waits.forget(this);
    }
    boolean waited = waitedIn == number;
    tallies.forEach((place, tally) -> lane.add(place, tally.count, totals -> count(totals, tally)));
    lane.countFrame();
    if (waited) {
      tallies.keySet().forEach(place -> filter.announce(Code.FA601, place));
    }
    tallies.clear();
  }

  private void count(Totals totals, Tally tally) {
    totals.allocations += tally.count;
    totals.frames++;
    if (tally.count > totals.most) {
      totals.most = tally.count;
      totals.mostBytes = tally.bytes;
    }
    if (tally.foreign) {
      totals.foreign += tally.count;
    } else if (waitedIn == number) {
      totals.waited += tally.count;
    }
  }

  /* Memory that outlives frames. */

  /** From now to {@link #back} what is opened belongs to a value that leaves its frame. */
  public void moves(@Nullable Origin value) {
    moving = value;
    aside = true;
  }

  /** What is opened from now on is the program's own again. */
  public void back() {
    moving = null;
    aside = false;
  }

  /** A pool slot is opened; returns whom to tell of its end, or null. */
  public @Nullable Origin openedPool(String tag) {
    Origin origin = aside ? moving : origin(tag, Origin.Kind.POOL);
    moving = null;
    if (origin != null) {
      origin.opened();
    }
    return origin;
  }

  /** Memory of the heap is opened; returns whom to tell of its end, or null. */
  public @Nullable Origin openedHeap(String tag) {
    if (aside) {
      return openedPool(tag);
    }
    if (open) {
      lane.add(Place.of(tag, Sites.here()), 1, totals -> totals.heap++);
    }
    return null;
  }

  /** Room of a scratch pool is taken, whose boxes end all together. */
  public void openedScratch() {
    Origin origin = moving;
    moving = null;
    if (origin != null) {
      origin.openedForGood();
    }
  }

  /** A value is retained, to be promoted when its frame ends. */
  public Origin retained(String tag) {
    return origin(tag, Origin.Kind.PROMOTED);
  }

  /** A value of this frame is sent. */
  public Origin sent(String tag) {
    return origin(tag, Origin.Kind.TRANSFERRED);
  }

  private Origin origin(String tag, Origin.Kind kind) {
    return new Origin(this, Place.of(tag, Sites.here()), kind);
  }

  /* Other threads. */

  /** Data of this thread's frames was refused to the calling thread. */
  public void refused() {
    filter.refused(this);
  }

  /** The number of the open frame, or of the last one. */
  long number() {
    return number;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether the frame of a number is open, and this is its thread. */
  boolean isInFrame(long frame) {
    return open && number == frame && Thread.currentThread() == thread;
  }

  /** Where memory was last taken in the open frame; null if nowhere. */
  @Nullable Place last() {
    return last;
  }

  /** The open frame of a number is held while its thread waits. */
  void waits(long frame) {
    waitedIn = frame;
  }

  /** And there is data in it. */
  void crosses(long frame) {
    crossedIn = frame;
  }

  boolean wasSeenToWait(long frame) {
    return crossedIn == frame;
  }
}
