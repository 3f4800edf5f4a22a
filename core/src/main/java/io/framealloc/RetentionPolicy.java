package io.framealloc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a retained value when its frame ends.
 *
 * <h2>Threads</h2>
 *
 * Immutable; may be shared freely.
 *
 * @since 0.1
 */
public final class RetentionPolicy {

  /** The value dies with its frame. */
  public static final RetentionPolicy DISCARD = new RetentionPolicy(null, null);

  /** The value moves into a pool, see {@link SmartAlloc#poolBox(Object)}. */
  public static final RetentionPolicy PROMOTE_TO_POOL = new RetentionPolicy(Destination.POOL, null);

  /** The value moves into memory of its own, see {@link SmartAlloc#heapBox(Object)}. */
  public static final RetentionPolicy PROMOTE_TO_HEAP = new RetentionPolicy(Destination.HEAP, null);

  /** Where values are promoted to. */
  public enum Destination {
    /** A slot of a size class. */
    POOL,
    /** Native memory of its own. */
    HEAP,
    /** A scratch pool. */
    SCRATCH
  }

  private final @Nullable Destination destination;
  private final @Nullable String scratch;

  private RetentionPolicy(@Nullable Destination destination, @Nullable String scratch) {
    this.destination = destination;
    this.scratch = scratch;
  }

  /**
   * Returns the policy that moves values into a scratch pool, see {@link
   * SmartAlloc#scratchPool(String)}.
   *
   * @param name the pool's; it is made when the first value comes, if there is none
   * @return the policy
   */
  public static RetentionPolicy promoteToScratch(String name) {
    return new RetentionPolicy(Destination.SCRATCH, Objects.requireNonNull(name, "name"));
  }

  /**
   * Returns where values go.
   *
   * @return the destination; null for {@link #DISCARD}
   */
  public @Nullable Destination destination() {
    return destination;
  }

  /**
   * Returns the scratch pool that values go to.
   *
   * @return its name; null for every other destination
   */
  public @Nullable String scratch() {
    return scratch;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RetentionPolicy that
        && destination == that.destination
        && (scratch == null ? that.scratch == null : scratch.equals(that.scratch));
  }

  @Override
  public int hashCode() {
    return 31 * (destination == null ? 0 : destination.hashCode())
        + (scratch == null ? 0 : scratch.hashCode());
  }

  @Override
  public String toString() {
    if (destination == null) {
      return "DISCARD";
    }
    return scratch == null ? "PROMOTE_TO_" + destination : "promoteToScratch(" + scratch + ")";
  }
}
