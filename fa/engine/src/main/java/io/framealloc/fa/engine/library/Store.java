package io.framealloc.fa.engine.library;

/** What a method of a container does with its arguments. */
public enum Store {
  /** The container holds them. */
  HOLDS,
  /** Another thread takes them out. */
  SENDS,
  /** The container is empty afterwards. */
  EMPTIES,
  /** Neither. */
  LOOKS
}
