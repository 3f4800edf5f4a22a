package io.framealloc;

import io.framealloc.annotation.MustClose;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.pool.Epoch;
import io.framealloc.internal.pool.Flights;
import java.lang.ref.Reference;
import java.util.function.Consumer;

/**
 * A value or a vector on its way from one thread to another.
 *
 * <p>Pass the handle on by whatever passes objects on: a queue, a {@link TransferChannel}, a task,
 * a field. One thread receives it, and then owns what was sent.
 *
 * <h2>Lifetime</h2>
 *
 * Until it is received or closed, beyond the sender's frame and the sender's thread. One that is
 * never received is freed and reported as {@code FA207} when its allocator is closed, or when the
 * handle is collected.
 *
 * <h2>Threads</h2>
 *
 * Any thread may use it; of several that receive, one succeeds.
 *
 * @param <T> what is sent: a value type, or a vector
 * @since 0.1
 */
@MustClose
public final class TransferHandle<T> extends Life implements AutoCloseable {

  final PoolBox<T> box;
  private final long id;
  private Epoch epoch;

  TransferHandle(ThreadArena sender, PoolBox<T> box, Epoch epoch, long id) {
    super(sender.tombstone);
    this.box = box;
    this.epoch = epoch;
    this.id = id;
  }

  /**
   * Takes what was sent; the calling thread owns it from now on.
   *
   * @return the box, which the receiver closes; for a vector, {@link PoolBox#get} is the vector
   * @throws OwnershipException {@code FA206} if it was received already; {@code FA402} if this or
   *     its allocator was closed
   */
  public PoolBox<T> receive() {
    claim("received", Epoch.RECEIVED);
    if (box.slab.isEnded()) {
      throw Errors.transferEnded(this, "received");
    }
    told(box.bytes());
    return box;
  }

  private void told(long bytes) {
    ((FrameArena) arena.tombstone).sink.events.transferReceived(this, bytes);
  }

  private void claim(String act, Epoch outcome) {
    if (!take(outcome)) {
      throw refusal(act);
    }
  }

  /* The cleaner must not find the epoch unreachable meanwhile. */
  private boolean take(Epoch outcome) {
    Epoch sent = epoch;
    try {
      boolean mine = sent.claim(box.slot, box.generation);
      if (mine) {
        epoch = outcome;
      }
      return mine;
    } finally {
      Reference.reachabilityFence(sent);
    }
  }

  private OwnershipException refusal(String act) {
    if (epoch == Epoch.CLOSED) {
      return Errors.transferClosed(this, act);
    }
    boolean ended = epoch != Epoch.RECEIVED && box.slab.isEnded();
    return ended ? Errors.transferEnded(this, act) : Errors.receivedTwice(this, act);
  }

  /** Refuses unless this can still be received. */
  void requireInFlight(String act) {
    if (state() != TransferState.IN_FLIGHT) {
      throw refusal(act);
    }
  }

  /**
   * Takes what was sent as a part of a frame of the calling thread; nothing is to be closed then.
   *
   * @param frame a frame of the calling thread, of any allocator
   * @return a copy, which is dead when the frame, or the nested scope open in it, ends
   * @throws OwnershipException {@code FA206} if it was received already; {@code FA402} if this or
   *     its allocator was closed
   * @throws io.framealloc.diagnostics.FrameExhaustedException if the frame has no room; this can
   *     still be received then
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if the frame is another thread's
   */
  public FrameBox<T> receiveInto(Frame frame) {
    frame.check();
    requireInFlight("received");
    FrameBox<T> copy = box.reserveIn(frame);
    claim("received", Epoch.RECEIVED);
    long bytes = box.bytes();
    try {
      box.copyTo(copy);
      box.closeAnyway();
    } catch (IllegalStateException e) {
      throw box.slab.isEnded() ? Errors.transferEnded(this, "received") : e;
    }
    told(bytes);
    return copy;
  }

  /**
   * Takes what was sent, for the time of one call; its memory in the frame is given back then.
   *
   * @param frame a frame of the calling thread, of any allocator
   * @param use is given a copy, which is dead when it returns; what it throws is passed on
   * @throws OwnershipException {@code FA206} if it was received already; {@code FA402} if this or
   *     its allocator was closed
   * @throws io.framealloc.diagnostics.FrameExhaustedException if the frame has no room; this can
   *     still be received then
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if the frame is another thread's
   */
  public void receiveInto(Frame frame, Consumer<? super FrameBox<T>> use) {
    try (FrameScope _ = frame.nested()) {
      use.accept(receiveInto(frame));
    }
  }

  /**
   * Returns where this has got to; by the time the caller looks, another thread may have moved it.
   *
   * @return the state
   */
  public TransferState state() {
    Epoch sent = epoch;
    if (sent.has(box.slot, box.generation)) {
      return TransferState.IN_FLIGHT;
    }
    boolean ended = sent != Epoch.RECEIVED && box.slab.isEnded();
    return ended || epoch == Epoch.CLOSED ? TransferState.CLOSED : TransferState.RECEIVED;
  }

  /**
   * Returns the number of this transfer, which stands in messages.
   *
   * @return a number that no other transfer of the allocator has; not in the order of sending
   */
  public long id() {
    return id;
  }

  /**
   * Returns who sent this.
   *
   * @return the thread, which may have terminated
   */
  public Thread origin() {
    return arena.tombstone.thread();
  }

  /**
   * Returns the size of what was sent.
   *
   * @return bytes of the value, or of all elements of the vector
   */
  public long size() {
    return box.bytes();
  }

  /**
   * Frees what was sent, unless it was received or closed already: then this does nothing.
   *
   * <p>So a receiver may put a handle into a try-with-resources statement and leave it early.
   */
  @Override
  public void close() {
    if (take(Epoch.CLOSED)) {
      box.closeUnlessEnded();
    }
  }

  /** Frees and reports what was sent, unless it was received or closed already. */
  void leftInChannel() {
    if (take(Epoch.CLOSED)) {
      long bytes = size();
      Flights flights = box.slab.sent();
      box.closeUnlessEnded();
      if (flights != null) {
        flights.leftInChannel(id, bytes);
      }
    }
  }

  @Override
  long frameNumber(ThreadArena origin) {
    return 0;
  }

  /**
   * Returns a text for people who debug.
   *
   * @return number, state and size
   */
  @Override
  public String toString() {
    return "TransferHandle[transfer=" + id + ", state=" + state() + ", bytes=" + size() + "]";
  }
}
