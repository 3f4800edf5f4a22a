package io.framealloc.demo.scene;

/** The colours of things, as linear 0xRRGGBB. */
public final class Palette {

  /** The surface number of a sample that shows nothing. */
  public static final int NOTHING = 0;

  /** The surface number of the mesh. */
  public static final int MESH = 1;

  /** The surface number of the turntable's light tiles; its dark tiles have the next number. */
  public static final int TABLE = 2;

  /** The surface number of body 0; body n has this plus n. */
  public static final int FIRST_BODY = 4;

  /** The colour of the mesh. */
  public static final int MESH_COLOUR = linear(0xE9DFCF);

  private static final int TABLE_LIGHT = linear(0x8F9BA8);
  private static final int TABLE_DARK = linear(0x7B8794);

  private static final int[] BODIES = {
    linear(0x1F9E9A), linear(0xF2674A), linear(0xF5B83D), linear(0x4C6FD9), linear(0x9ACB5C),
  };

  private static final float TILES = 4f;

  private Palette() {}

  /** The colour of the body for which a number in [0, 1) was drawn. */
  static int body(float drawn) {
    return BODIES[(int) (drawn * BODIES.length)];
  }

  /** The surface number of the turntable at a point of its own plane: tiles that turn with it. */
  public static int table(float x, float z) {
    return TABLE + (((int) Math.floor(x * TILES) + (int) Math.floor(z * TILES)) & 1);
  }

  /** The colour of a surface of the turntable. */
  public static int tableColour(int surface) {
    return surface == TABLE ? TABLE_LIGHT : TABLE_DARK;
  }

  private static int linear(int srgb) {
    return (channel(srgb >> 16) << 16) | (channel(srgb >> 8) << 8) | channel(srgb);
  }

  private static int channel(int srgb) {
    return (int) Math.round(255 * StrictMath.pow((srgb & 255) / 255.0, 2.2));
  }
}
