package io.framealloc.internal.debug;

/**
 * Which frames are checked: one in {@code oneIn}, by a hash of the seed and the number of the
 * frame, so the same ones in every run.
 *
 * @param oneIn 0 for none, 1 for all
 * @param seed any number
 */
public record FrameChoice(int oneIn, long seed) {

  /** Every frame. */
  public static final FrameChoice ALL = new FrameChoice(1, 0);

  /** None. */
  public static final FrameChoice NONE = new FrameChoice(0, 0);

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  /** Whether the frame with this number is checked. */
  public boolean picks(long frame) {
    return oneIn == 1
        || (oneIn > 1 && Long.remainderUnsigned(mix(seed + frame * GOLDEN), oneIn) == 0);
  }

  /* Stafford's variant 13 of the finalizer of MurmurHash3. */
  private static long mix(long number) {
    long z = (number ^ (number >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
