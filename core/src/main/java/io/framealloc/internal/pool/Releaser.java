package io.framealloc.internal.pool;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Frees memory in a virtual thread, since freeing stops all threads for a moment and must not be
 * paid by whoever closes a slot. What native code still holds is tried again later.
 */
public final class Releaser {

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<SharedMemory> leaving = new ArrayDeque<>();
  private long bytes;
  private boolean running;

  /** Makes one with nothing to do. */
  public Releaser() {}

  /** Frees {@code memory} soon. Nobody hands it out any more. */
  void release(SharedMemory memory) {
    boolean start;
    lock.lock();
    try {
      bytes += memory.bytes();
      leaving.addLast(memory);
      start = !running;
      running = true;
    } finally {
      lock.unlock();
    }
    if (start) {
      start();
    }
  }

  /* A machine that is out of memory may have no thread left to give; then the caller frees. */
  private void start() {
    try {
      Thread.ofVirtual().name("framealloc-free").start(this::run);
    } catch (OutOfMemoryError | LinkageError e) {
      freeOnce();
    }
  }

  private void freeOnce() {
    List<SharedMemory> all;
    lock.lock();
    try {
      all = List.copyOf(leaving);
      leaving.clear();
      running = false;
    } finally {
      lock.unlock();
    }
    all.forEach(memory -> tried(memory, memory.free()));
  }

  /** Frees {@code memory} at once if that is possible, else soon. */
  void releaseNow(SharedMemory memory) {
    if (!memory.free()) {
      release(memory);
    }
  }

  /** Bytes that are still being freed. */
  public long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (SharedMemory memory = next(); memory != null; memory = next()) {
      boolean freed = memory.free();
      tried(memory, freed);
      if (!freed) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private @Nullable SharedMemory next() {
    lock.lock();
    try {
      SharedMemory memory = leaving.pollFirst();
      running = memory != null;
      return memory;
    } finally {
      lock.unlock();
    }
  }

  private void tried(SharedMemory memory, boolean freed) {
    lock.lock();
    try {
      if (freed) {
        bytes -= memory.bytes();
      } else {
        leaving.addLast(memory);
      }
    } finally {
      lock.unlock();
    }
  }
}
