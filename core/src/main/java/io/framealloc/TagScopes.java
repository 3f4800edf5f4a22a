package io.framealloc;

import io.framealloc.internal.account.Payer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tag scopes of one thread. Closed ones are used again, the one that was closed longest ago
 * first, so that a second close of a scope is noticed for as long as possible.
 */
final class TagScopes {

  private static final int FIRST = 64;

  private final FrameArena arena;
  private @Nullable TagScope[] ring = new @Nullable TagScope[FIRST];
  private int next;
  private int depth;
  private @Nullable TagScope innermost;

  TagScopes(FrameArena arena) {
    this.arena = arena;
  }

  /** Opens a scope in which {@code paying} is replaced by {@code inside}. */
  TagScope open(Payer paying, Payer inside) {
    TagScope scope = free();
    scope.open(paying, innermost);
    innermost = scope;
    depth++;
    arena.pay(inside);
    return scope;
  }

  private TagScope free() {
    if (2 * depth >= ring.length) {
      next = ring.length;
      ring = Arrays.copyOf(ring, 2 * ring.length);
    }
    while (true) {
      int at = next;
      next = (at + 1) & (ring.length - 1);
      TagScope found = ring[at];
      if (found == null) {
        found = new TagScope(this, arena);
        ring[at] = found;
      }
      if (!found.isOpen()) {
        return found;
      }
    }
  }

  void close(TagScope scope) {
    if (scope != innermost) {
      throw Errors.tagScopeStillOpen();
    }
    innermost = scope.outer;
    depth--;
  }
}
