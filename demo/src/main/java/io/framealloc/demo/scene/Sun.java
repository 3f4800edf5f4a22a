package io.framealloc.demo.scene;

/**
 * The light: parallel rays, and the axes of its shadow map. A map cell keeps the height towards the
 * light of what is lit there, 0 if nothing is.
 */
public final class Sun {

  /** The cells of the shadow map along one axis. */
  public static final int CELLS = 768;

  /** The x component of the direction to the light. */
  public static final float X = 0.46f;

  /** The y component of the direction to the light. */
  public static final float Y = 0.76f;

  /** The z component of the direction to the light. */
  public static final float Z = (float) Math.sqrt(1 - X * X - Y * Y);

  private static final float OFF_SURFACE = 0.022f;
  private static final float FLAT = (float) Math.sqrt(X * X + Z * Z);
  private static final float U_X = Z / FLAT;
  private static final float U_Z = -X / FLAT;
  private static final float V_X = Y * U_Z;
  private static final float V_Y = Z * U_X - X * U_Z;
  private static final float V_Z = -Y * U_X;
  private static final float REACH = 2.5f;
  private static final float CENTRE_Y = 0.6f;
  private static final float BIAS = 0.015f;
  private static final float ABOVE_ZERO = 16f;

  /** The map cells per unit of length. */
  public static final float SCALE = CELLS / (2 * REACH);

  private Sun() {}

  /** The map column of a point. */
  public static float column(float x, float z) {
    return 0.5f * CELLS + (x * U_X + z * U_Z) * SCALE;
  }

  /** The map row of a point. */
  public static float row(float x, float y, float z) {
    return 0.5f * CELLS + (x * V_X + (y - CENTRE_Y) * V_Y + z * V_Z) * SCALE;
  }

  /** The height of a point towards the light, always positive in the scene. */
  public static float height(float x, float y, float z) {
    return ABOVE_ZERO + (x * X + y * Y + z * Z);
  }

  /**
   * How far along its normal a point is looked up, so that no surface shades itself.
   *
   * @param along the normal times the ray on which the camera sees the point
   */
  public static float offSurface(float along) {
    return along > 0 ? -OFF_SURFACE : OFF_SURFACE;
  }

  /** 0.25 if a point of that height is lit where the map has this entry, else 0. */
  public static float quarter(float entry, float height) {
    return entry <= height + BIAS ? 0.25f : 0f;
  }

  /** Whether a lookup at this column and row, and at the next ones, stays in the map. */
  public static boolean covers(int column, int row) {
    return column >= 0 && row >= 0 && column < CELLS - 1 && row < CELLS - 1;
  }
}
