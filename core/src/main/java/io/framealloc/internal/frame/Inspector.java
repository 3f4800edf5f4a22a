package io.framealloc.internal.frame;

import io.framealloc.internal.memory.Block;

/**
 * Sees the allocations of one thread's frames.
 *
 * <p>Attached by {@link ThreadArena#inspectBy}. A frame is inspected if this says so when it
 * begins; then the limit of the arena lies below its base, so every allocation, of raw segments
 * too, takes the slow path and comes here. Frames that are not inspected cost what any frame does
 * that has something to do when it begins and ends.
 *
 * <h2>Threads</h2>
 *
 * Only the thread of the arena calls this.
 */
public abstract class Inspector {

  /** For subclasses. */
  protected Inspector() {}

  /**
   * A frame has begun; or this was attached while one was open.
   *
   * @return whether its allocations are to be seen
   */
  public abstract boolean began(ThreadArena arena);

  /** Memory was taken: in bump order, beside it, or from the JDK. */
  public abstract void took(Block block, long address, long bytes);

  /** The allocation at the pointer has become longer in place. */
  public void extended(long more) {}

  /**
   * A region is about to end, before its scopes are closed; the allocations after the first {@code
   * since} of the frame end with it, all if that is 0.
   */
  public void ending(ThreadArena arena, long since) {}

  /** Both, this first. */
  final Inspector and(Inspector second) {
    return new Both(this, second);
  }

  private static final class Both extends Inspector {

    private final Inspector first;
    private final Inspector second;
    private boolean firstLooks;
    private boolean secondLooks;

    Both(Inspector first, Inspector second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public boolean began(ThreadArena arena) {
      firstLooks = first.began(arena);
      secondLooks = second.began(arena);
      return firstLooks || secondLooks;
    }

    @Override
    public void took(Block block, long address, long bytes) {
      if (firstLooks) {
        first.took(block, address, bytes);
      }
      if (secondLooks) {
        second.took(block, address, bytes);
      }
    }

    @Override
    public void extended(long more) {
      if (firstLooks) {
        first.extended(more);
      }
      if (secondLooks) {
        second.extended(more);
      }
    }

    @Override
    public void ending(ThreadArena arena, long since) {
      if (firstLooks) {
        first.ending(arena, since);
      }
      if (secondLooks) {
        second.ending(arena, since);
      }
    }
  }
}
