package io.framealloc;

import io.framealloc.annotation.Blocking;
import io.framealloc.annotation.Transfers;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.OwnershipException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue of transfers, in the order in which they were sent.
 *
 * <p>
 *
 * {@snippet :
 * TransferChannel<Point> channel = TransferChannel.create(64);
 * channel.send(alloc.frameBoxForTransfer(box));              // one thread
 *
 * channel.receive(Duration.ofMillis(10)).ifPresent(handle -> { // another
 *   try (PoolBox<Point> point = handle.receive()) {
 *     System.out.println(point);
 *   }
 * });
 * }
 *
 * <h2>Lifetime</h2>
 *
 * Until it is closed. What nobody has taken out by then is freed and reported as {@code FA207}.
 *
 * <h2>Threads</h2>
 *
 * Any number of threads, platform and virtual alike, may send, receive and close.
 *
 * @param <T> what is sent: a value type, or a vector
 * @since 0.1
 */
public final class TransferChannel<T> implements AutoCloseable {

  private final int capacity;
  private final Queue<TransferHandle<T>> queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private boolean closed;

  private TransferChannel(int capacity) {
    this.capacity = capacity;
    this.queue = new ArrayDeque<>(Math.min(capacity, 1024));
  }

  /**
   * Makes an open channel.
   *
   * @param <T> what is sent
   * @param capacity how many transfers it holds before {@link #send} waits, at least 1
   * @return the channel
   * @throws IllegalArgumentException if {@code capacity} is less than 1
   */
  public static <T> TransferChannel<T> create(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity is less than 1: capacity=" + capacity);
    }
    return new TransferChannel<>(capacity);
  }

  /**
   * Sends a transfer, and waits for room if there is none.
   *
   * @param handle a transfer that nobody has received; if this throws, it is still the caller's
   * @throws InterruptedException if the thread is interrupted before or while it waits
   * @throws OwnershipException {@code FA402} if this is closed, before or while the caller waits,
   *     or the transfer is; {@code FA206} if it was received already
   */
  @Blocking
  public void send(@Transfers TransferHandle<T> handle) throws InterruptedException {
    offer(handle, Long.MAX_VALUE);
  }

  /**
   * Sends a transfer if there is room, or comes to be within some time.
   *
   * @param handle a transfer that nobody has received; if this throws or returns false, it is still
   *     the caller's
   * @param timeout how long to wait for room; not at all if it is zero or negative
   * @return false if there was no room in time
   * @throws InterruptedException if the thread is interrupted before or while it waits
   * @throws OwnershipException {@code FA402} if this is closed, before or while the caller waits,
   *     or the transfer is; {@code FA206} if it was received already
   */
  @Blocking
  public boolean send(@Transfers TransferHandle<T> handle, Duration timeout)
      throws InterruptedException {
    return offer(handle, nanos(timeout));
  }

  private boolean offer(TransferHandle<T> handle, long nanos) throws InterruptedException {
    handle.requireInFlight("sent");
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (!closed && queue.size() == capacity) {
        if (left <= 0) {
          return false;
        }
        left = notFull.awaitNanos(left);
      }
      if (closed) {
        throw sentToClosed(handle);
      }
      queue.add(handle);
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the transfer that was sent first, and waits for one if there is none.
   *
   * @param timeout how long to wait; not at all if it is zero or negative
   * @return the handle, to be {@linkplain TransferHandle#receive received}; empty if there was none
   *     in time, or this is closed, before or while the caller waits
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  @Blocking
  public Optional<TransferHandle<T>> receive(Duration timeout) throws InterruptedException {
    long left = nanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!closed && queue.isEmpty() && left > 0) {
        left = notEmpty.awaitNanos(left);
      }
      TransferHandle<T> handle = queue.poll();
      if (handle != null) {
        notFull.signal();
      }
      return Optional.ofNullable(handle);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many transfers wait to be taken out.
   *
   * @return from 0 to the capacity
   */
  public int size() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether this is closed.
   *
   * @return true after {@link #close}
   */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes this: every thread that waits goes on, and what is still in it is freed and reported.
   * Closing again does nothing.
   */
  @Override
  public void close() {
    List<TransferHandle<T>> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(queue);
      queue.clear();
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(TransferHandle::leftInChannel);
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  private static OwnershipException sentToClosed(TransferHandle<?> handle) {
    return new OwnershipException(
        Code.FA402,
        "transfer channel used after close: transfer=%d, thread=%s; hint: the handle is still the sender's, who receives or closes it"
            .formatted(handle.id(), Errors.nameOf(Thread.currentThread())));
  }
}
