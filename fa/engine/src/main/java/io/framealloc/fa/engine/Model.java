package io.framealloc.fa.engine;

/**
 * A library whose memory the engine knows.
 *
 * @since 0.1
 */
public enum Model {
  /** This library: {@code io.framealloc}. */
  FRAMEALLOC,
  /** Arenas and segments of {@code java.lang.foreign}. */
  FFM,
  /** The {@code MemoryStack} of LWJGL. */
  LWJGL
}
