package io.framealloc.internal.behavior;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks, about twice in a millisecond, at the threads that have begun a frame inside a task: does
 * one of them wait?
 *
 * <p>Why by looking. The JVM counts how often a platform thread has waited, but also counts locks,
 * this library's own among them; it counts nothing for virtual threads, and reports no event when
 * one of them parks. The state and the stack of a thread are there for both kinds, and the stack
 * says where it waits and for what. The price: a wait shorter than the interval is seen by chance
 * only, and one in a system call on a platform thread not at all.
 *
 * <p>One daemon thread for all allocators; it ends when there has been nothing to look at for a
 * while.
 */
final class Waits {

  private static final long INTERVAL = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long LINGER = TimeUnit.SECONDS.toNanos(1);

  private static final Set<Recorder> OPEN = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean RUNNING = new AtomicBoolean();
  private static volatile @Nullable Thread idle;

  private Waits() {}

  /** A frame was begun in a task. */
  static void watch(Recorder recorder) {
    OPEN.add(recorder);
    if (!RUNNING.get() && RUNNING.compareAndSet(false, true)) {
      start();
    }
    Thread sleeper = idle;
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
  }

  /** The frame has ended. */
  static void forget(Recorder recorder) {
    OPEN.remove(recorder);
  }

  private static void start() {
    try {
      Thread.ofPlatform().daemon().name("framealloc-behavior").start(Waits::run);
    } catch (OutOfMemoryError noThread) {
      RUNNING.set(false);
    }
  }

  private static void run() {
    do {
      while (isBusy()) {
        OPEN.forEach(Waits::look);
        LockSupport.parkNanos(INTERVAL);
      }
      RUNNING.set(false);
    } while (!OPEN.isEmpty() && RUNNING.compareAndSet(false, true));
  }

  /* Waits a while for something to do. */
  private static boolean isBusy() {
    long end = System.nanoTime() + LINGER;
    while (OPEN.isEmpty() && System.nanoTime() < end) {
      idle = Thread.currentThread();
      if (OPEN.isEmpty()) {
        LockSupport.parkNanos(LINGER);
      }
      idle = null;
    }
    return !OPEN.isEmpty();
  }

  private static void look(Recorder recorder) {
    switch (recorder.thread().getState()) {
      case WAITING, TIMED_WAITING -> lookAtWaiting(recorder);
      case TERMINATED -> forget(recorder);
      default -> {}
    }
  }

  private static void lookAtWaiting(Recorder recorder) {
    long frame = recorder.number();
    Place last = recorder.last();
    if (!recorder.isOpen() || recorder.wasSeenToWait(frame)) {
      return;
    }
    Optional<Await> await = Await.of(recorder.thread().getStackTrace());
    if (await.isPresent() && recorder.isOpen() && recorder.number() == frame) {
      recorder.waits(frame);
      if (last != null) {
        recorder.crosses(frame);
        StackTraceElement site = await.get().site();
        recorder.filter().waits(recorder, site == null ? last : new Place(last.tag(), site));
      }
    }
  }
}
