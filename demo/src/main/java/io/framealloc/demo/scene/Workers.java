package io.framealloc.demo.scene;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of threads that run one task together and wait for each other. The calling thread is
 * worker 0; the others sleep between tasks. Running a task allocates nothing.
 *
 * <p>A round is published by the volatile write of {@code round}, its end by the decrement of
 * {@code running}; both sides spin a little before they park.
 */
public final class Workers implements AutoCloseable {

  private static final int SPINS = 2000;

  /** What the workers of a team do together. */
  @FunctionalInterface
  public interface Task {
    /** Does one worker's share. */
    void run(int worker, int workers);
  }

  private final Thread[] threads;
  private final AtomicInteger running = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private @Nullable Task task;
  private @Nullable Thread caller;

  /** A team of that many workers; the calling thread is the first of them. */
  public Workers(int count, String name) {
    threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] =
          Thread.ofPlatform().name(name + "-" + worker).daemon().unstarted(() -> work(worker));
    }
    for (Thread thread : threads) {
      thread.start();
    }
  }

  /** The number of workers, the calling thread included. */
  public int count() {
    return threads.length + 1;
  }

  /** The thread id of a worker other than the calling thread, counted from 1. */
  public long threadId(int worker) {
    return threads[worker - 1].threadId();
  }

  /**
   * Runs the task on every worker and returns when all are done; rethrows what one of them threw.
   */
  public void run(Task work) {
    if (threads.length == 0) {
      work.run(0, 1);
      return;
    }
    caller = Thread.currentThread();
    task = work;
    running.set(threads.length);
    int next = round + 1;
    round = next;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    try {
      work.run(0, count());
    } finally {
      awaitOthers();
      task = null; // it may hold memory of a frame
    }
    rethrow();
  }

  private void awaitOthers() {
    for (int spins = 0; running.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void work(int worker) {
    int seen = 0;
    while (true) {
      for (int spins = 0; round == seen && !closed; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      seen = round;
      share(worker);
    }
  }

  private void share(int worker) {
    Task current = task;
    Thread waiting = caller;
    try {
      if (current != null) {
        current.run(worker, count());
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      running.decrementAndGet();
      LockSupport.unpark(waiting);
    }
  }

  /** Ends the threads of the team. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    for (Thread thread : threads) {
      joinUninterruptibly(thread);
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
