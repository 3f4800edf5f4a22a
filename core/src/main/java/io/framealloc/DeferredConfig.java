package io.framealloc;

import io.framealloc.internal.pool.Deferral;
import io.framealloc.internal.pool.Deferral.When;
import java.util.Locale;
import java.util.Objects;

/**
 * When a thread takes back the pool slots that other threads have closed.
 *
 * <p>A slot belongs to the platform thread that opened it. Another thread that closes it puts it
 * into the owner's queue, without a lock unless the queue is bounded. The owner takes slots out at
 * the moments that are set here, and, except with {@link #explicit}, when it has no free slot of a
 * size class left, so that an owner which begins no frames runs in constant memory too. What an
 * owner leaves behind when it ends goes to the other threads. Slots that virtual threads opened are
 * shared by many: they go back at once.
 *
 * <h2>Lifetime</h2>
 *
 * Unlimited; immutable.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely.
 *
 * @since 0.1
 */
public final class DeferredConfig {

  static final String NAME = "deferredFrees";
  static final String EXPECTED =
      "atFrameBegin, atFrameEnd, incremental:16 or explicit, each perhaps with a bound such as"
          + " ,1000:BLOCK";

  private final Deferral deferral;

  private DeferredConfig(Deferral deferral) {
    this.deferral = deferral;
  }

  /**
   * All at the begin of each frame of the owner.
   *
   * @return the default, without a bound
   */
  public static DeferredConfig atFrameBegin() {
    return new DeferredConfig(Deferral.unbounded(When.FRAME_BEGIN, Integer.MAX_VALUE));
  }

  /**
   * All at the end of each frame of the owner.
   *
   * @return without a bound
   */
  public static DeferredConfig atFrameEnd() {
    return new DeferredConfig(Deferral.unbounded(When.FRAME_END, Integer.MAX_VALUE));
  }

  /**
   * At most some at the begin of each frame of the owner, so that no frame pays for all of them.
   *
   * @param slots how many at once, at least 1
   * @return without a bound
   * @throws IllegalArgumentException if {@code slots} is less than 1
   */
  public static DeferredConfig incremental(int slots) {
    if (slots < 1) {
      throw new IllegalArgumentException(NAME + " takes too few at once: value=" + slots);
    }
    return new DeferredConfig(Deferral.unbounded(When.INCREMENTAL, slots));
  }

  /**
   * None but in {@link SmartAlloc#processDeferredFrees} and {@link SmartAlloc#trim}: an owner that
   * never calls these takes ever more memory.
   *
   * @return without a bound
   */
  public static DeferredConfig explicit() {
    return new DeferredConfig(Deferral.unbounded(When.EXPLICIT, Integer.MAX_VALUE));
  }

  /**
   * Returns the same with a bound on how many slots may wait for one owner.
   *
   * @param capacity slots, at least 1
   * @param policy what happens beyond them
   * @return a new configuration
   * @throws IllegalArgumentException if {@code capacity} is less than 1
   */
  public DeferredConfig bounded(int capacity, QueueFullPolicy policy) {
    if (capacity < 1) {
      throw new IllegalArgumentException(NAME + " has too small a capacity: value=" + capacity);
    }
    Deferral.Full full = Deferral.Full.valueOf(Objects.requireNonNull(policy, "policy").name());
    return new DeferredConfig(new Deferral(deferral.when(), deferral.step(), capacity, full));
  }

  Deferral deferral() {
    return deferral;
  }

  /** Reads what {@link #toString} gives. */
  static DeferredConfig parse(String text) {
    String[] parts = text.strip().split(",", 2);
    DeferredConfig mode = parseMode(parts[0].strip());
    if (parts.length == 1) {
      return mode;
    }
    int colon = parts[1].indexOf(':');
    if (colon < 0) {
      throw new NumberFormatException(text);
    }
    int capacity = Integer.parseInt(parts[1].substring(0, colon).strip());
    for (QueueFullPolicy policy : QueueFullPolicy.values()) {
      if (policy.name().equalsIgnoreCase(parts[1].substring(colon + 1).strip())) {
        return mode.bounded(capacity, policy);
      }
    }
    throw new NumberFormatException(text);
  }

  private static DeferredConfig parseMode(String text) {
    String mode = text.toLowerCase(Locale.ROOT);
    return switch (mode) {
      case "atframebegin" -> atFrameBegin();
      case "atframeend" -> atFrameEnd();
      case "explicit" -> explicit();
      default -> {
        if (!mode.startsWith("incremental:")) {
          throw new NumberFormatException(text);
        }
        yield incremental(Integer.parseInt(mode.substring("incremental:".length()).strip()));
      }
    };
  }

  /**
   * Returns this as the system property {@code framealloc.deferredFrees} has it.
   *
   * @return for example {@code atFrameBegin} or {@code incremental:16,1000:BLOCK}
   */
  @Override
  public String toString() {
    String mode =
        switch (deferral.when()) {
          case FRAME_BEGIN -> "atFrameBegin";
          case FRAME_END -> "atFrameEnd";
          case INCREMENTAL -> "incremental:" + deferral.step();
          case EXPLICIT -> "explicit";
        };
    return deferral.isBounded() ? mode + "," + deferral.capacity() + ":" + deferral.full() : mode;
  }
}
