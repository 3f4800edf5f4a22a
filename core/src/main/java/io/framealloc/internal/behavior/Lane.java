package io.framealloc.internal.behavior;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The figures of one platform thread, or of all virtual threads together. */
final class Lane {

  private final Room room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Place, Totals> places = new HashMap<>();
  private long frames;

  /* Its only recorder; null if it has many. */
  private @Nullable Recorder sole;

  Lane(Room room) {
    this.room = room;
  }

  void isOf(Recorder recorder) {
    sole = recorder;
  }

  /** Adds to a place; {@code count} allocations are dropped if there is no room for it. */
  void add(Place place, long count, Consumer<Totals> change) {
    lock.lock();
    try {
      Totals totals = places.get(place);
      if (totals == null) {
        if (!room.take(count)) {
          return;
        }
        totals = new Totals();
        places.put(place, totals);
      }
      change.accept(totals);
    } finally {
      lock.unlock();
    }
  }

  /** Changes a place that is still there. */
  void change(Place place, Consumer<Totals> change) {
    lock.lock();
    try {
      Totals totals = places.get(place);
      if (totals != null) {
        change.accept(totals);
      }
    } finally {
      lock.unlock();
    }
  }

  void countFrame() {
    lock.lock();
    try {
      frames++;
    } finally {
      lock.unlock();
    }
  }

  /** Adds all this to {@code sum}. */
  void addTo(Summary sum) {
    lock.lock();
    try {
      sum.add(places, frames, sole == null ? 0 : sole.number());
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all this. */
  void clear() {
    lock.lock();
    try {
      room.giveBack(places.size());
      places.clear();
      frames = 0;
    } finally {
      lock.unlock();
    }
  }
}
