package io.framealloc.internal.frame;

import org.jspecify.annotations.Nullable;

/** Where the tokens of ended regions point to: no thread is its owner. */
final class Tombstone extends ThreadArena {

  Tombstone(ThreadArena origin) {
    super(origin);
  }

  @Override
  public @Nullable Object frame(long number) {
    return tombstone.frame(number);
  }

  @Override
  protected void renewFrames() {
    throw new AssertionError("a tombstone has no frames");
  }
}
