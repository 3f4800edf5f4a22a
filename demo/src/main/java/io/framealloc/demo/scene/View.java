package io.framealloc.demo.scene;

/**
 * The camera. A picture of {@code width x height} pixels is drawn with {@link #SAMPLES} samples per
 * pixel along each axis; sample coordinates run right and down from the upper left corner.
 */
public final class View {

  /** Samples per pixel along one axis. */
  public static final int SAMPLES = 2;

  /** The least depth that is drawn. */
  public static final float NEAR = 0.2f;

  /** The position of the camera. */
  public static final float EYE_X = 0f;

  /** The height of the camera. */
  public static final float EYE_Y = 2.6f;

  /** The distance of the camera from the y axis. */
  public static final float EYE_Z = 5.4f;

  private static final float DOWN = 1.8f;
  private static final float LENGTH = (float) Math.sqrt(DOWN * DOWN + EYE_Z * EYE_Z);

  /** The y component of the direction in which the camera looks; its x component is 0. */
  public static final float FORWARD_Y = -DOWN / LENGTH;

  /** The z component of the direction in which the camera looks. */
  public static final float FORWARD_Z = -EYE_Z / LENGTH;

  /** The y component of the camera's upward direction; the direction to its right is the x axis. */
  public static final float UP_Y = -FORWARD_Z;

  /** The z component of the camera's upward direction. */
  public static final float UP_Z = FORWARD_Y;

  private final int width;
  private final int height;
  private final float focal;

  /** A camera whose pictures have this size in pixels. */
  public View(int width, int height) {
    this.width = width;
    this.height = height;
    float byHeight = 1.55f * height * SAMPLES;
    float byWidth = 1.3f * width * SAMPLES;
    this.focal = Math.min(byHeight, byWidth);
  }

  /** The width of a picture in pixels. */
  public int width() {
    return width;
  }

  /** The height of a picture in pixels. */
  public int height() {
    return height;
  }

  /** The number of samples in a row. */
  public int columns() {
    return width * SAMPLES;
  }

  /** The number of rows of samples. */
  public int rows() {
    return height * SAMPLES;
  }

  /** How large one unit at depth 1 is, in samples. */
  public float focal() {
    return focal;
  }

  /** The depth of a point: its distance from the camera along the direction of view. */
  public float depth(float y, float z) {
    return (y - EYE_Y) * FORWARD_Y + (z - EYE_Z) * FORWARD_Z;
  }

  /** The sample column of a point, given one over its depth. */
  public float column(float x, float inverseDepth) {
    return 0.5f * columns() + (x - EYE_X) * focal * inverseDepth;
  }

  /** The sample row of a point, given one over its depth. */
  public float row(float y, float z, float inverseDepth) {
    return 0.5f * rows() - ((y - EYE_Y) * UP_Y + (z - EYE_Z) * UP_Z) * focal * inverseDepth;
  }

  /** The x component of the ray through a sample; the ray advances by 1 in depth. */
  public float rayX(int column) {
    return (column + 0.5f - 0.5f * columns()) / focal;
  }

  /** The y component of the ray through a sample. */
  public float rayY(int row) {
    return FORWARD_Y + rayUp(row) * UP_Y;
  }

  /** The z component of the ray through a sample. */
  public float rayZ(int row) {
    return FORWARD_Z + rayUp(row) * UP_Z;
  }

  private float rayUp(int row) {
    return (0.5f * rows() - row - 0.5f) / focal;
  }

  /**
   * One over the depth at which the rays of a row meet the plane y = 0, negative if they do not.
   */
  public float tableInverseDepth(int row) {
    return -rayY(row) / EYE_Y;
  }

  /** The x coordinate at which the ray through a sample meets the plane y = 0. */
  public float tableX(int column, float inverseDepth) {
    return EYE_X + rayX(column) / inverseDepth;
  }

  /** The z coordinate at which the ray through a sample meets the plane y = 0. */
  public float tableZ(int row, float inverseDepth) {
    return EYE_Z + rayZ(row) / inverseDepth;
  }
}
