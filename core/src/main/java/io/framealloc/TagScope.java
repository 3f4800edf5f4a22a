package io.framealloc;

import io.framealloc.accounting.Tag;
import io.framealloc.internal.account.Payer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time in which the memory that a thread takes is attributed to a tag.
 *
 * <h2>Lifetime</h2>
 *
 * From {@link SmartAlloc#tagScope(Tag)} to {@link #close}, in frames and between them. Scopes nest,
 * and are closed in the reverse order of opening, best by try-with-resources. The objects are used
 * again by later scopes of the same thread, so that opening one allocates nothing.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread that opened it.
 *
 * @since 0.1
 */
public final class TagScope implements AutoCloseable {

  private final TagScopes scopes;
  final FrameArena arena;
  private @Nullable Payer before;
  @Nullable TagScope outer;

  TagScope(TagScopes scopes, FrameArena arena) {
    this.scopes = scopes;
    this.arena = arena;
  }

  void open(Payer paying, @Nullable TagScope innermost) {
    before = paying;
    outer = innermost;
  }

  boolean isOpen() {
    return before != null;
  }

  /**
   * Ends the scope: the tag around it is the current one again.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA106} if it is closed already, or
   *     one inside it is still open
   * @throws WrongThreadException {@code FA201} if called by another thread
   */
  @Override
  public void close() {
    if (arena.owner != Thread.currentThread()) {
      throw Errors.wrongThread(arena);
    }
    if (before == null) {
      throw Errors.scopeOver("tag scope");
    }
    scopes.close(this);
    Payer paying = Objects.requireNonNull(before);
    before = null;
    arena.pay(paying);
  }
}
