package io.framealloc.demo.run;

/** A picture of one frame: 0xRRGGBB, row by row. */
public final class Picture {

  private final int frame;
  private final int width;
  private final int height;
  private final int[] pixels;

  Picture(int frame, int width, int height, int[] pixels) {
    this.frame = frame;
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** The measured frame, counted from 1. */
  public int frame() {
    return frame;
  }

  /** The width in pixels. */
  public int width() {
    return width;
  }

  /** The height in pixels. */
  public int height() {
    return height;
  }

  /** The pixels, not copied. */
  public int[] pixels() {
    return pixels;
  }
}
