package io.framealloc;

import io.framealloc.accounting.EventSubscription;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.internal.jfr.Flight;
import io.framealloc.internal.jfr.FlightWriter;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the acts of one allocator to its listeners and to Flight Recorder.
 *
 * <p>Off, it costs frames nothing: they are watched only while somebody listens ({@link
 * FrameWatch}); the rarer acts test one field. What happens in the middle of an act of the
 * allocator goes to Flight Recorder at once and to the listeners later, at the next begin or end of
 * a phase or the frame ({@link #later}), so that they may use the allocator. What a listener does
 * itself is not told to listeners, or the first one that allocates would never end.
 */
final class FrameEvents implements Flight.Watcher {

  private static final System.Logger LOG = System.getLogger("io.framealloc");
  private static final AtomicInteger ALLOCATORS = new AtomicInteger();
  private static final ThreadLocal<Boolean> TELLING = new ThreadLocal<>();

  /** A listener; what it throws is logged once. */
  private static final class Listener {

    private final Consumer<? super FrameEvent> consumer;
    private volatile boolean failed;

    Listener(Consumer<? super FrameEvent> consumer) {
      this.consumer = consumer;
    }

    void tell(FrameEvent event) {
      try {
        consumer.accept(event);
      } catch (RuntimeException | Error e) {
        if (!failed) {
          failed = true;
          LOG.log(
              System.Logger.Level.WARNING,
              "a listener for frame events failed, further failures of it are not logged: event="
                  + event,
              e);
        }
      }
    }
  }

  /** Distinguishes allocators, in recordings and as a managed bean. */
  final String allocator = "alloc-" + ALLOCATORS.incrementAndGet();

  /** How many transfers were received, and slots taken back, while somebody listened. */
  final AtomicLong received = new AtomicLong();

  final AtomicLong deferred = new AtomicLong();

  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable FlightWriter writer;
  private volatile boolean on;
  private boolean closed;

  /* Weak, since each thread's arena has this, and a thread must not keep its allocator alive. */
  private WeakReference<@Nullable ThreadArenas> arenas = new WeakReference<>(null);

  /** Begins to hear of recordings, and to watch the frames of {@code watched} when needed. */
  synchronized void start(ThreadArenas watched) {
    arenas = new WeakReference<>(watched);
    Flight.watch(this);
  }

  /** Adds a listener. */
  EventSubscription listen(Consumer<? super FrameEvent> consumer) {
    Listener listener = new Listener(Objects.requireNonNull(consumer, "listener"));
    listeners.add(listener);
    changed();
    return new EventSubscription(
        () -> {
          listeners.remove(listener);
          changed();
        });
  }

  @Override
  public void flightChanged() {
    changed();
  }

  /* Asks anew each time, so that the order in which changes are told does not matter. */
  private synchronized void changed() {
    writer = closed ? null : Flight.writer();
    boolean wanted = !closed && (writer != null || !listeners.isEmpty());
    if (wanted != on) {
      on = wanted;
      ThreadArenas watched = arenas.get();
      if (watched != null) {
        watched.watch(wanted);
      }
    }
  }

  /** Tells nothing more. */
  void close() {
    Flight.forget(this);
    synchronized (this) {
      closed = true;
    }
    changed();
    listeners.clear();
  }

  /** Whether somebody wants to know. */
  boolean isOn() {
    return on;
  }

  /** What frames are written with, while a recording runs. */
  @Nullable FlightWriter writer() {
    return writer;
  }

  /** Tells what has just been done, outside all locks, where listeners may use the allocator. */
  void tell(FrameEvent event) {
    record(event);
    tellListeners(event);
  }

  /** Tells what is a part of something that is not over yet; listeners later. */
  void later(FrameEvent event) {
    record(event);
    ThreadArenas known = arenas.get();
    FrameArena arena = known == null ? null : known.own();
    if (arena != null && arena.watch != null) {
      arena.watch.later(event);
    } else {
      tellListeners(event);
    }
  }

  /** Tells listeners what has waited, now that what the calling thread did is over. */
  void settle() {
    ThreadArenas known = on ? arenas.get() : null;
    FrameArena arena = known == null ? null : known.own();
    if (arena != null && arena.watch != null) {
      arena.watch.tellWaiting();
    }
  }

  private void record(FrameEvent event) {
    FlightWriter to = writer;
    if (to != null) {
      to.write(event);
    }
  }

  /** Tells the listeners only. */
  void tellListeners(FrameEvent event) {
    if (listeners.isEmpty() || TELLING.get() != null) {
      return;
    }
    TELLING.set(true);
    try {
      for (Listener each : listeners) {
        each.tell(event);
      }
    } finally {
      TELLING.remove();
    }
  }

  /** Whether there is a listener. */
  boolean isHeard() {
    return !listeners.isEmpty();
  }

  /* The acts that are told only if somebody wants to know. */

  void transferSent(TransferHandle<?> handle) {
    if (on) {
      tell(new FrameEvent.TransferSent(handle.id(), handle.size()));
    }
  }

  void transferReceived(TransferHandle<?> handle, long bytes) {
    if (on) {
      received.incrementAndGet();
      tell(new FrameEvent.TransferReceived(handle.id(), bytes));
    }
  }

  void deferredFree(int count) {
    if (on && count > 0) {
      deferred.addAndGet(count);
      tell(new FrameEvent.DeferredFree(count));
    }
  }

  /** Blocks were taken from the operating system, or given back if {@code bytes} is negative. */
  void blocks(long bytes) {
    if (on) {
      later(bytes > 0 ? new FrameEvent.BlockGrown(bytes) : new FrameEvent.BlockTrimmed(-bytes));
    }
  }
}
