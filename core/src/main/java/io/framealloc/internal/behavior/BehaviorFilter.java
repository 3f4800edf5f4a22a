package io.framealloc.internal.behavior;

import io.framealloc.diagnostics.BehaviorReport;
import io.framealloc.diagnostics.BehaviorThresholds;
import io.framealloc.diagnostics.Code;
import io.framealloc.internal.text.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour filter of one allocator.
 *
 * <p>Each platform thread adds to a lane of its own; virtual threads share one, since there may be
 * millions. What a thread leaves behind is added up when it has died. All lanes together hold a
 * bounded number of places.
 *
 * <p>Order of locks: that of this, then that of a lane.
 */
public final class BehaviorFilter {

  private static final int MOST_PLACES = 1 << 13;
  private static final int MOST_ANNOUNCED = 1 << 10;

  /* A finding that was told of. */
  private record Told(Code code, Place place) {}

  final Room room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Thread, Lane> lanes = new ConcurrentHashMap<>();
  private final Lane virtual;
  private Summary ended = new Summary();
  private final Set<Told> told = ConcurrentHashMap.newKeySet();
  private volatile BehaviorThresholds thresholds = BehaviorThresholds.defaults();
  private volatile @Nullable BiConsumer<Code, Place> announcer;
  private volatile boolean on;

  /** Makes a filter that is off. */
  public BehaviorFilter() {
    this(MOST_PLACES);
  }

  /** Makes a filter that keeps at most {@code mostPlaces} places. */
  BehaviorFilter(int mostPlaces) {
    room = new Room(mostPlaces);
    virtual = new Lane(room);
  }

  /** Begins or stops to look, with the next frame of each thread. */
  public void turn(boolean toOn) {
    on = toOn;
  }

  /** Whether frames are looked at. */
  public boolean isOn() {
    return on;
  }

  /** What is compared with. */
  public void compareWith(BehaviorThresholds with) {
    thresholds = with;
  }

  /** Makes the recorder of a thread. */
  public Recorder open(Thread thread) {
    if (thread.isVirtual()) {
      return new Recorder(this, virtual, thread);
    }
    lock.lock();
    try {
      takeFromTheDead();
      Lane lane = new Lane(room);
      lanes.put(thread, lane);
      return new Recorder(this, lane, thread);
    } finally {
      lock.unlock();
    }
  }

  private void takeFromTheDead() {
    List<Thread> dead = lanes.keySet().stream().filter(thread -> !thread.isAlive()).toList();
    for (Thread each : dead) {
      Lane left = Objects.requireNonNull(lanes.remove(each));
      int before = ended.places.size();
      left.addTo(ended);
      left.clear();
      room.giveBack(before - ended.places.size());
    }
  }

  /* Findings as they happen. */

  /** Tells {@code listener} of every place in async code, once, as it is found. */
  public void announceTo(@Nullable BiConsumer<Code, Place> listener) {
    announcer = listener;
  }

  /** Tells of a finding. Outside all locks. */
  void announce(Code code, Place place) {
    BiConsumer<Code, Place> listener = announcer;
    if (listener != null && told.size() < MOST_ANNOUNCED && told.add(new Told(code, place))) {
      listener.accept(code, place);
    }
  }

  /**
   * Frame data was used that is of another frame, or of another thread. In task code that is data
   * that crossed an await point.
   */
  void refused(Recorder owner) {
    if (on && TaskCode.innermost().isTask()) {
      Place place = Place.of("", Sites.here());
      owner.lane.add(place, 0, totals -> totals.crossings++);
      announce(Code.FA603, place);
    }
  }

  /** A thread waits at a place, with frame data. */
  void waits(Recorder recorder, Place place) {
    recorder.lane.add(place, 0, totals -> totals.awaits++);
    announce(Code.FA603, place);
  }

  /* The report. */

  /** What was found. */
  public BehaviorReport report() {
    Summary sum = new Summary();
    lock.lock();
    try {
      takeFromTheDead();
      sum.add(ended);
      List<Lane> alive = new ArrayList<>(lanes.values());
      alive.add(virtual);
      alive.forEach(lane -> lane.addTo(sum));
    } finally {
      lock.unlock();
    }
    return new BehaviorReport(
        new Findings(sum, thresholds).issues(), sum.frames, room.dropped(), on);
  }

  /** Forgets what was seen. */
  public void reset() {
    lock.lock();
    try {
      lanes.values().forEach(Lane::clear);
      virtual.clear();
      room.giveBack(ended.places.size());
      ended = new Summary();
      room.forgetDropped();
      told.clear();
    } finally {
      lock.unlock();
    }
  }
}
