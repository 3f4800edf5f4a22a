package io.framealloc.demo.scene;

/**
 * The colour of a sample. Colours are linear and packed into one long of three 21-bit lanes, 1.0 is
 * {@link #ONE}: the colours of a pixel's samples can be added as they are.
 */
public final class Shading {

  /** A lane that is fully lit. */
  static final int ONE = 65535;

  private static final int GAMMA_BITS = 12;
  private static final byte[] GAMMA = gamma();
  private static final int LANE = (1 << 21) - 1;

  private Shading() {}

  /**
   * The colour of a lit surface.
   *
   * @param albedo its linear colour, 0xRRGGBB
   * @param rayX the ray on which the camera sees it
   * @param lit how much of the light reaches it, 0 ... 1
   */
  public static long surface(
      int albedo, float nx, float ny, float nz, float rayX, float rayY, float rayZ, float lit) {
    float toEye = -1f / (float) Math.sqrt(rayX * rayX + rayY * rayY + rayZ * rayZ);
    float vx = rayX * toEye;
    float vy = rayY * toEye;
    float vz = rayZ * toEye;
    float facing = nx * vx + ny * vy + nz * vz;
    float side = facing < 0 ? -1f : 1f;
    float length = side / (float) Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12f);
    float diffuse = Math.max(0f, (nx * Sun.X + ny * Sun.Y + nz * Sun.Z) * length) * lit;
    float sky = 0.5f + 0.5f * ny * length;
    float edge = 1f - Math.min(1f, facing * length);
    float rim = 0.12f * edge * edge * edge * sky;
    float shine = shine(nx * length, ny * length, nz * length, vx, vy, vz) * lit;
    float red = 1.05f * diffuse + 0.20f * sky + 0.05f;
    float green = 1.00f * diffuse + 0.23f * sky + 0.05f;
    float blue = 0.90f * diffuse + 0.29f * sky + 0.05f;
    return lanes(
        ((albedo >> 16) & 255) * (1 / 255f) * red + shine + rim,
        ((albedo >> 8) & 255) * (1 / 255f) * green + shine + rim,
        (albedo & 255) * (1 / 255f) * blue + shine + 1.3f * rim);
  }

  private static float shine(float nx, float ny, float nz, float vx, float vy, float vz) {
    float hx = Sun.X + vx;
    float hy = Sun.Y + vy;
    float hz = Sun.Z + vz;
    float cosine =
        Math.max(0f, nx * hx + ny * hy + nz * hz)
            / (float) Math.sqrt(hx * hx + hy * hy + hz * hz + 1e-12f);
    float p2 = cosine * cosine;
    float p4 = p2 * p2;
    float p16 = p4 * p4 * p4 * p4;
    return 0.28f * p16 * p16;
  }

  /** The background at a height in the picture, 0 at the bottom and 1 at the top. */
  public static long background(float height) {
    float h = height * height;
    return lanes(0.020f + 0.055f * h, 0.028f + 0.085f * h, 0.045f + 0.135f * h);
  }

  /** Whether four samples' depths are close enough to be of one surface. */
  public static boolean isSmooth(float a, float b, float c, float d) {
    float least = Math.min(Math.min(a, b), Math.min(c, d));
    float most = Math.max(Math.max(a, b), Math.max(c, d));
    return most <= 1.02f * least;
  }

  private static long lanes(float red, float green, float blue) {
    return (lane(red) << 42) | (lane(green) << 21) | lane(blue);
  }

  private static long lane(float value) {
    return (int) (Math.min(1f, value) * ONE);
  }

  /** The pixel, 0xRRGGBB, for the sum of its samples' colours. */
  public static int pixel(long sum) {
    return (encode((int) (sum >>> 42)) << 16)
        | (encode((int) (sum >>> 21) & LANE) << 8)
        | encode((int) sum & LANE);
  }

  private static int encode(int lane) {
    int mean = lane / (View.SAMPLES * View.SAMPLES);
    return GAMMA[mean >> (16 - GAMMA_BITS)] & 255;
  }

  private static byte[] gamma() {
    byte[] table = new byte[1 << GAMMA_BITS];
    for (int i = 0; i < table.length; i++) {
      double linear = i / (table.length - 1.0);
      table[i] = (byte) Math.round(255 * StrictMath.pow(linear, 1 / 2.2));
    }
    return table;
  }
}
