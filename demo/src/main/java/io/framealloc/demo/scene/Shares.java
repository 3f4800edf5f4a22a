package io.framealloc.demo.scene;

/** Splits a range of items evenly between workers. */
public final class Shares {

  private Shares() {}

  /** The first item of a worker's share; the next worker's first item ends it. */
  public static int first(int items, int worker, int workers) {
    return (int) ((long) items * worker / workers);
  }
}
