package io.framealloc.demo.scene;

/** Where bodies start, and where a body that fell off the turntable comes back. */
public final class Drops {

  /** The velocity of a body when it is dropped: straight down. */
  public static final float SPEED = -1f;

  private static final double SPREAD = 1.05;

  private Drops() {}

  /** The x coordinate of a body's n-th drop, counted from 0. */
  public static float x(long seed, int body, int drop) {
    return (float) (distance(seed, body, drop) * StrictMath.cos(angle(seed, body, drop)));
  }

  /** The y coordinate: a high column at first, later a low cloud. */
  public static float y(long seed, int body, int drop) {
    float u = Hash.unit(seed, body, 4 * drop + 2);
    return drop == 0 ? 2.3f + 7f * u : 2.5f + 1.5f * u;
  }

  /** The z coordinate. */
  public static float z(long seed, int body, int drop) {
    return (float) (distance(seed, body, drop) * StrictMath.sin(angle(seed, body, drop)));
  }

  private static double distance(long seed, int body, int drop) {
    return SPREAD * StrictMath.sqrt(Hash.unit(seed, body, 4 * drop));
  }

  private static double angle(long seed, int body, int drop) {
    return 2 * StrictMath.PI * Hash.unit(seed, body, 4 * drop + 1);
  }
}
