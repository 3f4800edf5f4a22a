package io.framealloc.internal.jfr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever writes events when a recording with events of ours begins and when the last one
 * ends, so that nothing is asked in between. A JVM without the module {@code jdk.jfr} never has
 * one.
 */
public final class Flight {

  /** Whoever writes events; known here by a weak reference. */
  public interface Watcher {

    /** From now on events go to {@link Flight#writer}. */
    void flightChanged();
  }

  private static final Object LOCK = new Object();
  private static final Set<Watcher> WATCHERS = Collections.newSetFromMap(new WeakHashMap<>());
  private static boolean listening;
  private static volatile @Nullable FlightWriter running;

  private Flight() {}

  /** Where events go; null while no recording with events of ours runs. */
  public static @Nullable FlightWriter writer() {
    return running;
  }

  /** Tells {@code watcher} of recordings, of those that run now at once. */
  public static void watch(Watcher watcher) {
    synchronized (LOCK) {
      if (!listening) {
        listening = true;
        listen();
      }
      WATCHERS.add(watcher);
    }
    if (running != null) {
      watcher.flightChanged();
    }
  }

  /* The class behind it cannot be linked without the module. */
  private static void listen() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
      running = FlightListener.listen();
    }
  }

  /** Forgets {@code watcher}. */
  public static void forget(Watcher watcher) {
    synchronized (LOCK) {
      WATCHERS.remove(watcher);
    }
  }

  /** A recording has begun or ended. */
  static void changed(Supplier<@Nullable FlightWriter> now) {
    List<Watcher> told;
    synchronized (LOCK) {
      FlightWriter writer = now.get();
      if (running == writer) {
        return;
      }
      running = writer;
      told = new ArrayList<>(WATCHERS);
    }
    told.forEach(Watcher::flightChanged);
  }
}
