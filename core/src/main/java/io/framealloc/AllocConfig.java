package io.framealloc;

import io.framealloc.diagnostics.StrictMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The settings of an allocator; immutable.
 *
 * <p>A setting comes from the builder, else from the system property {@code framealloc.NAME}, else,
 * for {@code debug}, from the environment variable {@code FRAMEALLOC_DEBUG} and for {@code
 * strictMode} from {@code FRAMEALLOC_STRICT}, else from its default; {@link #settings()} tells each
 * value and its source. Sizes are in bytes; in a property they may end in {@code k}, {@code m} or
 * {@code g}.
 *
 * <h2>Lifetime</h2>
 *
 * Unlimited.
 *
 * <h2>Threads</h2>
 *
 * May be shared freely; a builder belongs to one thread.
 *
 * @since 0.1
 */
public final class AllocConfig {

  /**
   * One setting in effect.
   *
   * @param name the name, as in the builder and behind {@code framealloc.} as a system property
   * @param value the value as people read it
   * @param source {@code builder}, {@code property}, {@code environment} or {@code default}
   */
  public record Setting(String name, String value, String source) {}

  private final List<Setting> settings;
  private final long frameCapacity;
  private final long firstBlock;
  private final Overflow overflow;
  private final boolean zeroOnReuse;
  private final boolean pageAligned;
  private final PoolSettings pools;
  private final LeakDetection leakDetection;
  private final DeferredConfig deferredFrees;
  private final boolean debug;
  private final StrictFrames strictFrames;
  private final StrictMode strictMode;

  private AllocConfig(Settings from) {
    from.restart();
    frameCapacity = from.size("frameCapacity", Bytes.megabytes(16), 1, Long.MAX_VALUE >> 2);
    firstBlock = from.size("firstBlock", Bytes.kilobytes(256), 1, Bytes.gigabytes(1));
    overflow = from.choice("overflow", Overflow.GROW);
    zeroOnReuse = from.flag("zeroOnReuse");
    pageAligned = from.flag("pageAligned");
    pools = PoolSettings.from(from);
    debug = from.flag("debug", "FRAMEALLOC_DEBUG");
    strictFrames = StrictFrames.from(from);
    leakDetection = from.choice("leakDetection", debug ? LeakDetection.ALL : LeakDetection.OFF);
    deferredFrees =
        from.value(
            DeferredConfig.NAME,
            DeferredConfig.atFrameBegin(),
            DeferredConfig::parse,
            DeferredConfig::toString,
            DeferredConfig.EXPECTED);
    strictMode =
        from.value(
            StrictSetting.NAME,
            StrictSetting.VARIABLE,
            StrictMode.OFF,
            StrictSetting::parse,
            StrictMode::name,
            StrictSetting.EXPECTED);
    settings = from.found();
  }

  /**
   * Returns the settings of an allocator that is made without any.
   *
   * @return defaults, overridden by system properties
   * @throws IllegalArgumentException if a system property is malformed or out of range
   */
  public static AllocConfig defaults() {
    return builder().build();
  }

  /**
   * Returns a builder.
   *
   * @return a builder with nothing set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns how much one frame may use before the overflow policy applies.
   *
   * @return bytes
   */
  public long frameCapacity() {
    return frameCapacity;
  }

  /**
   * Returns the size of a platform thread's first block.
   *
   * @return bytes; rounded up to a power of two of at least 64 KiB when taken
   */
  public long firstBlock() {
    return firstBlock;
  }

  /**
   * Returns what happens beyond the capacity.
   *
   * @return the policy
   */
  public Overflow overflow() {
    return overflow;
  }

  /**
   * Returns whether memory that is handed out again reads as zero.
   *
   * @return true if it does
   */
  public boolean zeroOnReuse() {
    return zeroOnReuse;
  }

  /**
   * Returns whether every block starts at a page.
   *
   * @return true if blocks are aligned to 4096 bytes, false if to 64
   */
  public boolean pageAligned() {
    return pageAligned;
  }

  /* Pools. */

  /**
   * Returns the sizes of pool slots; a request gets the smallest that holds it.
   *
   * @return bytes, ascending; immutable
   */
  public List<Integer> poolSizeClasses() {
    return pools.sizeClasses();
  }

  /**
   * Returns how many slots of a size class may be open at once.
   *
   * @param sizeClass one of {@link #poolSizeClasses}, in bytes
   * @return slots; {@link Long#MAX_VALUE} if there is no limit
   */
  public long poolLimit(int sizeClass) {
    return pools.limit(sizeClass);
  }

  /**
   * Returns which boxes and slots of pools and of the heap are watched.
   *
   * @return which
   */
  public LeakDetection leakDetection() {
    return leakDetection;
  }

  /**
   * Returns when threads take back the pool slots that other threads have closed.
   *
   * @return the moments and the bound
   */
  public DeferredConfig deferredFrees() {
    return deferredFrees;
  }

  /* Debug mode. */

  /**
   * Returns whether every frame, slot and extent is checked.
   *
   * @return true in debug mode
   */
  public boolean debug() {
    return debug;
  }

  /** Which frames are checked otherwise. */
  StrictFrames strictFrames() {
    return strictFrames;
  }

  /* Reports. */

  /**
   * Returns which findings become an exception.
   *
   * @return the mode; without the builder and the property {@code framealloc.strictMode} that of
   *     the environment variable {@code FRAMEALLOC_STRICT}
   */
  public StrictMode strictMode() {
    return strictMode;
  }

  /**
   * Returns every setting in effect.
   *
   * @return an immutable list, in a fixed order
   */
  public List<Setting> settings() {
    return settings;
  }

  @Override
  public String toString() {
    return settings.stream()
        .map(s -> s.name() + "=" + s.value() + " (" + s.source() + ")")
        .collect(Collectors.joining(", ", "AllocConfig[", "]"));
  }

  /**
   * Collects settings.
   *
   * @since 0.1
   */
  public static final class Builder {

    private final Settings settings = new Settings();

    private Builder() {}

    /**
     * Sets how much one frame may use before the overflow policy applies.
     *
     * @param bytes at least 1; default 16 MiB
     * @return this
     */
    public Builder frameCapacity(long bytes) {
      settings.set("frameCapacity", bytes);
      return this;
    }

    /**
     * Sets the size of the first block of a platform thread; a virtual thread starts with 64 KiB.
     *
     * @param bytes 1 to 1 GiB, rounded up to a power of two of at least 64 KiB; default 256 KiB
     * @return this
     */
    public Builder firstBlock(long bytes) {
      settings.set("firstBlock", bytes);
      return this;
    }

    /**
     * Sets what happens beyond the capacity.
     *
     * @param policy default {@link Overflow#GROW}
     * @return this
     */
    public Builder overflow(Overflow policy) {
      settings.set("overflow", Objects.requireNonNull(policy, "policy"));
      return this;
    }

    /**
     * Sets whether no byte of an ended frame or a closed slot can be read again.
     *
     * <p>A raw segment of a pool slot or heap extent that is kept beyond its close, against its
     * documentation, reads zeros, or what the next owner of that memory has written since.
     *
     * @param on true to zero memory when it is given back; default false
     * @return this
     */
    public Builder zeroOnReuse(boolean on) {
      settings.set("zeroOnReuse", on);
      return this;
    }

    /**
     * Sets whether every block starts at a page.
     *
     * @param on true to align blocks to 4096 bytes; default false
     * @return this
     */
    public Builder pageAligned(boolean on) {
      settings.set("pageAligned", on);
      return this;
    }

    /* Pools. */

    /**
     * Sets the sizes of pool slots.
     *
     * @param bytes 1 to 64 ascending multiples of 8 from 8 to 32768; default the powers of two from
     *     16 to 4096
     * @return this
     */
    public Builder poolSizeClasses(int... bytes) {
      settings.set(PoolSettings.SIZE_CLASSES, IntStream.of(bytes).boxed().toList());
      return this;
    }

    /**
     * Sets how many slots of each size class may be open at once, where no other limit is set.
     *
     * @param slots at least 0; by default there is no limit
     * @return this
     */
    public Builder poolLimit(long slots) {
      return poolLimit(PoolSettings.ALL, slots);
    }

    /**
     * Sets how many slots of one size class may be open at once.
     *
     * @param sizeClass the class in bytes
     * @param slots at least 0
     * @return this
     */
    public Builder poolLimit(int sizeClass, long slots) {
      settings.set(PoolSettings.LIMIT, PoolSettings.with(settings, sizeClass, slots));
      return this;
    }

    /**
     * Sets which boxes and slots of pools and of the heap are watched, so that one which becomes
     * unreachable before it is closed is reported.
     *
     * @param which default {@link LeakDetection#OFF}
     * @return this
     */
    public Builder leakDetection(LeakDetection which) {
      settings.set("leakDetection", Objects.requireNonNull(which, "which"));
      return this;
    }

    /**
     * Sets when threads take back the pool slots that other threads have closed.
     *
     * @param config default {@link DeferredConfig#atFrameBegin}
     * @return this
     */
    public Builder deferredFrees(DeferredConfig config) {
      settings.set(DeferredConfig.NAME, Objects.requireNonNull(config, "config"));
      return this;
    }

    /* Debug mode. */

    /**
     * Sets debug mode: memory is poisoned when it is taken and when it is given back, guards around
     * each allocation are checked when it ends, ended frames wait in quarantine, and errors and
     * leaks name the places in the program. Leak detection is {@link LeakDetection#ALL} then,
     * unless it is set.
     *
     * @param on true for some microseconds more per allocation; default false
     * @return this
     */
    public Builder debug(boolean on) {
      settings.set("debug", on);
      return this;
    }

    /**
     * Sets that some frames are checked as in debug mode, in production: one in so many, chosen by
     * the seed and the number of the frame, so the same ones in every run.
     *
     * @param oneIn 1 for all, at most {@link Integer#MAX_VALUE}
     * @param seed any number
     * @return this
     * @throws IllegalArgumentException if {@code oneIn} is less than 1
     */
    public Builder strictFrames(int oneIn, long seed) {
      if (oneIn < 1) {
        throw new IllegalArgumentException(
            "strict frames out of range: oneIn=" + oneIn + ", min=1");
      }
      settings.set(StrictFrames.NAME, new StrictFrames(oneIn, seed));
      return this;
    }

    /**
     * Sets which findings become an exception; see {@link StrictMode}.
     *
     * @param mode default {@link StrictMode#OFF}
     * @return this
     */
    public Builder strictMode(StrictMode mode) {
      settings.set(StrictSetting.NAME, Objects.requireNonNull(mode, "mode"));
      return this;
    }

    /**
     * Makes the settings.
     *
     * @return immutable settings
     * @throws IllegalArgumentException if a value is malformed or out of its range; the message
     *     names it, the range and the source
     */
    public AllocConfig build() {
      return new AllocConfig(settings);
    }
  }
}
