package io.framealloc.diagnostics;

/**
 * What the behaviour filter takes for a mistake. An issue is reported when the observed value is
 * above its threshold, for {@code FA602} when it is reached.
 *
 * <p>{@code FA601} and {@code FA603} have no threshold: one case is reported.
 *
 * @param survivalFrames {@code FA501}: the mean number of frames that promoted and transferred
 *     values of a tag live on
 * @param survivalRate {@code FA502}: the share of a tag's frame allocations that outlive their
 *     frame
 * @param sameFrameRate {@code FA510}: the share of pool allocations of a place that are closed in
 *     the frame that opened them
 * @param promotionRate {@code FA520}: promotions of a tag in one frame, on the average
 * @param heapRate {@code FA530}: heap allocations of a tag in one frame, on the average
 * @param hotLoop {@code FA602}: allocations from one place in one frame
 * @param smallBytes {@code FA602}: the mean size of these, in bytes, up to which they count
 * @param minimumSamples how many allocations a tag or place needs before a share or an average is
 *     looked at
 * @since 0.1
 */
public record BehaviorThresholds(
    double survivalFrames,
    double survivalRate,
    double sameFrameRate,
    double promotionRate,
    double heapRate,
    int hotLoop,
    long smallBytes,
    int minimumSamples) {

  private static final double FRAMES_A_SECOND = 60;

  private static final BehaviorThresholds DEFAULTS =
      new BehaviorThresholds(60, 0.5, 0.8, 0.5, 100 / FRAMES_A_SECOND, 64, 256, 10);
  private static final BehaviorThresholds STRICT =
      new BehaviorThresholds(10, 0.2, 0.5, 0.2, 10 / FRAMES_A_SECOND, 16, 1024, 5);
  private static final BehaviorThresholds RELAXED =
      new BehaviorThresholds(300, 0.8, 0.95, 0.8, 1000 / FRAMES_A_SECOND, 1024, 64, 50);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is negative or not a number, or {@code hotLoop} or
   *     {@code minimumSamples} is less than 1
   */
  public BehaviorThresholds {
    check("survivalFrames", survivalFrames);
    check("survivalRate", survivalRate);
    check("sameFrameRate", sameFrameRate);
    check("promotionRate", promotionRate);
    check("heapRate", heapRate);
    check("smallBytes", (double) smallBytes);
    atLeastOne("hotLoop", hotLoop);
    atLeastOne("minimumSamples", minimumSamples);
  }

  private static void check(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          "threshold out of range: " + name + "=" + value + ", min=0");
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "threshold out of range: " + name + "=" + value + ", min=1");
    }
  }

  /**
   * Returns what suits most programs.
   *
   * @return survival 60 frames and 0.5, same frame 0.8, promotions 0.5, heap 100 in 60 frames, hot
   *     loop 64 of at most 256 bytes, 10 samples
   */
  public static BehaviorThresholds defaults() {
    return DEFAULTS;
  }

  /**
   * Returns what finds more.
   *
   * @return survival 10 frames and 0.2, same frame 0.5, promotions 0.2, heap 10 in 60 frames, hot
   *     loop 16 of at most 1024 bytes, 5 samples
   */
  public static BehaviorThresholds strict() {
    return STRICT;
  }

  /**
   * Returns what finds the worst only.
   *
   * @return survival 300 frames and 0.8, same frame 0.95, promotions 0.8, heap 1000 in 60 frames,
   *     hot loop 1024 of at most 64 bytes, 50 samples
   */
  public static BehaviorThresholds relaxed() {
    return RELAXED;
  }

  /**
   * Returns a builder that starts with the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return DEFAULTS.toBuilder();
  }

  /**
   * Returns a builder that starts with these thresholds.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Collects thresholds.
   *
   * <h2>Threads</h2>
   *
   * Confined to one thread at a time.
   */
  public static final class Builder {

    private double survivalFrames;
    private double survivalRate;
    private double sameFrameRate;
    private double promotionRate;
    private double heapRate;
    private int hotLoop;
    private long smallBytes;
    private int minimumSamples;

    private Builder(BehaviorThresholds from) {
      survivalFrames = from.survivalFrames;
      survivalRate = from.survivalRate;
      sameFrameRate = from.sameFrameRate;
      promotionRate = from.promotionRate;
      heapRate = from.heapRate;
      hotLoop = from.hotLoop;
      smallBytes = from.smallBytes;
      minimumSamples = from.minimumSamples;
    }

    /**
     * Sets the threshold of {@code FA501}.
     *
     * @param frames at least 0
     * @return this
     */
    public Builder survivalFrames(double frames) {
      survivalFrames = frames;
      return this;
    }

    /**
     * Sets the threshold of {@code FA502}.
     *
     * @param share at least 0
     * @return this
     */
    public Builder survivalRate(double share) {
      survivalRate = share;
      return this;
    }

    /**
     * Sets the threshold of {@code FA510}.
     *
     * @param share at least 0
     * @return this
     */
    public Builder sameFrameRate(double share) {
      sameFrameRate = share;
      return this;
    }

    /**
     * Sets the threshold of {@code FA520}.
     *
     * @param perFrame at least 0
     * @return this
     */
    public Builder promotionRate(double perFrame) {
      promotionRate = perFrame;
      return this;
    }

    /**
     * Sets the threshold of {@code FA530}.
     *
     * @param perFrame at least 0
     * @return this
     */
    public Builder heapRate(double perFrame) {
      heapRate = perFrame;
      return this;
    }

    /**
     * Sets the threshold of {@code FA602}.
     *
     * @param allocations at least 1
     * @return this
     */
    public Builder hotLoop(int allocations) {
      hotLoop = allocations;
      return this;
    }

    /**
     * Sets up to which mean size {@code FA602} counts.
     *
     * @param bytes at least 0
     * @return this
     */
    public Builder smallBytes(long bytes) {
      smallBytes = bytes;
      return this;
    }

    /**
     * Sets how many samples a share or an average needs.
     *
     * @param samples at least 1
     * @return this
     */
    public Builder minimumSamples(int samples) {
      minimumSamples = samples;
      return this;
    }

    /**
     * Makes the thresholds.
     *
     * @return the thresholds
     * @throws IllegalArgumentException if one is out of range
     */
    public BehaviorThresholds build() {
      return new BehaviorThresholds(
          survivalFrames,
          survivalRate,
          sameFrameRate,
          promotionRate,
          heapRate,
          hotLoop,
          smallBytes,
          minimumSamples);
    }
  }
}
