package io.framealloc.demo.scene;

/** The turntable's angle as a function of the frame. */
public final class Turntable {

  private Turntable() {}

  /** The sine of the angle in a frame. */
  public static float sin(int frame) {
    return (float) StrictMath.sin(angle(frame));
  }

  /** The cosine of the angle in a frame. */
  public static float cos(int frame) {
    return (float) StrictMath.cos(angle(frame));
  }

  private static double angle(int frame) {
    return (double) frame * Tuning.TABLE_SPEED * Tuning.STEP;
  }
}
