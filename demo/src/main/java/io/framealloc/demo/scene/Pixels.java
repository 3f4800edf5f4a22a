package io.framealloc.demo.scene;

/** Which cells of a row or column have their centre in an interval. */
public final class Pixels {

  private Pixels() {}

  /** The first cell whose centre is not left of a position, at least 0. */
  public static int first(float position) {
    return Math.max(0, (int) Math.ceil(position - 0.5f));
  }

  /** The last cell whose centre is not right of a position, less than the number of cells. */
  public static int last(float position, int cells) {
    return Math.min(cells - 1, (int) Math.floor(position - 0.5f));
  }
}
