package io.framealloc.demo.scene;

import org.jspecify.annotations.Nullable;

/**
 * The simulation of one scene. Two implementations of it do the same float operations in the same
 * order, so their states are equal bit for bit, with any number of worker threads.
 */
public interface Simulation extends AutoCloseable {

  /**
   * Simulates one frame.
   *
   * @param picture where the frame is to be drawn, 0xRRGGBB row by row, or null for no picture
   */
  void advance(int @Nullable [] picture);

  /** A checksum over the positions and velocities of all bodies. */
  long checksum();

  /** The bytes of frame memory that the latest frame used, 0 if it uses none. */
  long frameMemory();

  @Override
  void close();
}
