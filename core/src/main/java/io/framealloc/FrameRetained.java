package io.framealloc;

import io.framealloc.RetentionPolicy.Destination;
import io.framealloc.annotation.MustClose;
import io.framealloc.internal.behavior.Origin;
import io.framealloc.internal.behavior.Recorder;
import io.framealloc.internal.frame.Cleanup;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in frame memory that may outlive its frame.
 *
 * <p>When its frame, or the nested scope it was made in, is closed, the value is copied to where
 * its {@link RetentionPolicy} says, and this handle reads and writes the copy from then on. A
 * rollback promotes nothing. A value that cannot be promoted is not lost: this handle keeps it as a
 * Java object, {@link #failure} says why, and it is reported as {@code FA408}.
 *
 * <h2>Lifetime</h2>
 *
 * With {@link RetentionPolicy#DISCARD} until its frame ends, else until {@link #close}. A promoted
 * value that is never closed is reported when its allocator is closed, which ends it.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame until that ends. A promoted value may be passed between
 * threads and is used by one at a time; any thread may close it.
 *
 * @param <T> the type of the value
 * @since 0.1
 */
@MustClose
public abstract sealed class FrameRetained<T> implements AutoCloseable
    permits RetainedValue, RetainedVec {

  /** What the end of the frame has made of the value. */
  enum Outcome {
    PENDING,
    PROMOTED,
    FAILED,
    DISCARDED
  }

  /** Ties this to its region. */
  private final class Hook extends Cleanup {

    @Override
    protected void regionClosing() {
      if (outcome == Outcome.PENDING && policy.destination() != null && !isMoved()) {
        bytes = measure();
        promote(policy.destination());
      }
    }

    @Override
    protected void regionEnded() {
      if (outcome == Outcome.PENDING) {
        outcome = Outcome.DISCARDED;
        bytes = measure();
      }
    }
  }

  final Retention retention;
  private final RetentionPolicy policy;
  private final Life life;
  final FrameEnding ending;
  final @Nullable String phase;

  /** The path of the tag that it was retained under; empty for none. */
  final String tag;

  /** Where it was retained; null if that was not looked for. */
  final @Nullable StackTraceElement site;

  long bytes;
  Outcome outcome = Outcome.PENDING;
  private @Nullable PromotionFailure failure;
  private final @Nullable Origin origin;
  private boolean closed;
  private boolean read;

  FrameRetained(Retention retention, RetentionPolicy policy, Frame frame, FrameData data) {
    this.retention = retention;
    this.policy = Objects.requireNonNull(policy, "policy");
    this.life = data.life;
    this.ending = FrameEnding.of(frame.arena);
    this.phase = ending.retained(this);
    this.tag = retention.alloc.accounting().path();
    this.site = retention.alloc.pools().leaks.site();
    this.origin = policy.destination() == null ? null : retention.alloc.behavior().retained();
    frame.arena.onRegionEnd(new Hook());
  }

  /** Copies the value to {@code to}, which may fail, and lets this handle use the copy. */
  abstract void copyTo(Destination to, Retention retention);

  /** Keeps the value on the Java heap. */
  abstract void keep();

  /** The bytes of the value as it is now. */
  abstract long measure();

  /** Whether the value was sent to another thread, and is no longer this handle's. */
  abstract boolean isMoved();

  /** The copy, once there is one. */
  abstract @Nullable OwnedData copy();

  /** Lets go of what {@link #keep} has kept. */
  abstract void drop();

  /** What kind of value, for messages. */
  abstract String what();

  private void promote(Destination to) {
    Recorder recorder = retention.alloc.behavior().moves(origin);
    try {
      retention
          .alloc
          .accounting()
          .under(
              tag,
              () -> {
                copyTo(to, retention);
                return to;
              });
      outcome = Outcome.PROMOTED;
      ending.promoted(this);
      retention.arrived(to);
    } catch (IllegalStateException | IllegalArgumentException refused) {
      keep();
      outcome = Outcome.FAILED;
      failure = Retention.failureOf(this, to, refused);
      retention.failed(failure);
    } finally {
      BehaviorWatch.back(recorder);
    }
  }

  /**
   * Returns the value.
   *
   * @return of a value type a new object; of a vector the vector itself
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   * @throws io.framealloc.diagnostics.FrameEndedException if the value was discarded
   * @throws WrongThreadException if the frame is open and this is another thread
   */
  public abstract T get();

  /**
   * Replaces the value.
   *
   * @param value the new value
   * @throws NullPointerException if it, or a component of it, is null
   * @throws IllegalArgumentException if an array in it has a wrong length
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   * @throws io.framealloc.diagnostics.FrameEndedException if the value was discarded
   * @throws WrongThreadException if the frame is open and this is another thread
   */
  public abstract void set(T value);

  /** Refuses unless there is a value; the frame's own data checks the rest. */
  final void requireOpen() {
    if (closed) {
      throw Errors.retainedClosed(what());
    }
    if (outcome == Outcome.DISCARDED && policy.destination() == null) {
      retention.usedAfterDiscard(this);
    }
    read = true;
  }

  /**
   * Returns what becomes of the value when its frame ends.
   *
   * @return as given
   */
  public final RetentionPolicy policy() {
    return policy;
  }

  /**
   * Returns whether the value has left its frame.
   *
   * @return true after the promotion, also when this is closed; false if that has failed
   */
  public final boolean isPromoted() {
    return outcome == Outcome.PROMOTED;
  }

  /**
   * Returns where the value is.
   *
   * @return the destination, if it has left its frame
   */
  public final Optional<Destination> promotedTo() {
    return isPromoted() ? Optional.ofNullable(policy.destination()) : Optional.empty();
  }

  /**
   * Returns why the value was not promoted; it is kept as a Java object then.
   *
   * @return the reason, if the promotion has failed
   */
  public final Optional<PromotionFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** What became of the value, if it was to be promoted. */
  final Optional<Promotion> promotion() {
    Destination to = policy.destination();
    return to == null || outcome == Outcome.DISCARDED
        ? Optional.empty()
        : Optional.of(new Promotion(this, bytes, to, failure));
  }

  /**
   * Frees the value. Before the end of its frame this only means that it is not promoted.
   *
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA403} if this is closed already;
   *     {@code FA402} if it is promoted and its allocator is closed
   * @throws WrongThreadException if the frame is open and this is another thread
   */
  @Override
  public final void close() {
    OwnedData copy = copy();
    if (copy != null) {
      copy.close();
      if (!read) {
        retention.neverRead(this);
      }
    } else if (closed) {
      throw Errors.retainedClosedTwice(what());
    }
    if (outcome == Outcome.PENDING) {
      life.check();
      outcome = Outcome.DISCARDED;
      bytes = measure();
    }
    closed = true;
    drop();
  }

  /**
   * Returns the text of the value.
   *
   * @return as {@code get().toString()}
   * @throws io.framealloc.diagnostics.OwnershipException {@code FA402} if this is closed
   * @throws io.framealloc.diagnostics.FrameEndedException if the value was discarded
   * @throws WrongThreadException if the frame is open and this is another thread
   */
  @Override
  public final String toString() {
    return Objects.toString(get());
  }
}
