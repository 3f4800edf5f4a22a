package io.framealloc.fa.engine.state;

import io.framealloc.fa.engine.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * An abstract object: all that one expression makes in one calling context.
 *
 * <p>Identity is equality. What becomes of it is in the {@link World}.
 */
public final class Obj {

  private final Kind kind;
  private final String type;
  private final @Nullable Place born;
  private final @Nullable Obj of;
  private final int level;
  private @Nullable Object detail;

  Obj(Kind kind, String type, @Nullable Place born, @Nullable Obj of, int level) {
    this.kind = kind;
    this.type = type;
    this.born = born;
    this.of = of;
    this.level = level;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns a short name of its type for messages. */
  public String type() {
    return type;
  }

  /** Returns where it was made; null if that was outside what is analysed. */
  public @Nullable Place born() {
    return born;
  }

  /** Returns what a view is of, or the allocator of a frame. */
  public @Nullable Obj of() {
    return of;
  }

  /** Returns the depth of calls at which it was made: 0 in the analysed method itself. */
  public int level() {
    return level;
  }

  /** Returns whether it was there before the analysed method was called. */
  public boolean isForeign() {
    return born == null;
  }

  /** Returns what the maker has noted. */
  public @Nullable Object detail() {
    return detail;
  }

  /** Notes something that never changes. */
  public void setDetail(Object noted) {
    detail = noted;
  }

  /** Returns the object whose life this one shares. */
  public Obj root() {
    Obj root = this;
    while (root.kind == Kind.VIEW && root.of != null) {
      root = root.of;
    }
    return root;
  }

  @Override
  public String toString() {
    return kind + ":" + type;
  }
}
