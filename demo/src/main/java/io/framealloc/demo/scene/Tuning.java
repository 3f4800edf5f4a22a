package io.framealloc.demo.scene;

/** The constants of the simulated world; lengths in units of half the mesh, times in seconds. */
public final class Tuning {

  /** The time one frame simulates. */
  public static final float STEP = 1f / 60f;

  /** The speed that falling adds in one frame. */
  public static final float FALL = 3f * STEP;

  /** How often the solver visits every contact. */
  public static final int ITERATIONS = 8;

  /** The most mesh contacts of one body that the solver sees. */
  public static final int MAX_MESH_CONTACTS = 3;

  /** Two mesh contacts of a body are one if the cosine between their normals is above this. */
  public static final float SAME_NORMAL = 0.85f;

  /** Friction force per contact force. */
  public static final float FRICTION = 0.2f;

  /** The radius of the turntable that carries the mesh, in the plane y = 0. */
  public static final float TABLE_RADIUS = 1.85f;

  /** How fast the turntable turns, in radians per second. */
  public static final float TABLE_SPEED = 0.8f;

  /** A body below this height is dropped again from above. */
  public static final float FLOOR = -1.4f;

  /** The longest side of the mesh. */
  public static final float MESH_SIZE = 2f;

  private static final float RESTITUTION = 0.3f;
  private static final float BOUNCE_FROM = 0.35f;
  private static final float CORRECTION = 0.2f / STEP;

  private Tuning() {}

  /**
   * The separating speed that a contact asks for: enough to push overlapping bodies apart within a
   * few frames, or to bounce if they met fast.
   *
   * @param depth how deep the bodies overlap
   * @param speed the speed along the normal before solving, negative when approaching
   * @param unit the typical radius of a body
   */
  public static float separation(float depth, float speed, float unit) {
    float over = Math.max(0f, depth - 0.02f * unit);
    float push = Math.min(CORRECTION * over, 12f * unit);
    float bounce = speed < -BOUNCE_FROM ? -RESTITUTION * speed : 0f;
    return Math.max(push, bounce);
  }

  /** The most a body of this radius may move in one second: never through a surface in a frame. */
  public static float speedLimit(float radius) {
    return 0.9f * radius / STEP;
  }
}
