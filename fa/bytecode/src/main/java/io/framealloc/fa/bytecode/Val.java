package io.framealloc.fa.bytecode;

import org.jspecify.annotations.Nullable;

/**
 * What a local variable or a place of the stack may hold.
 *
 * @param thing the object that it is, if one is followed
 * @param fact false for {@code null} and zero, true for anything else, or an {@link Asks} or {@link
 *     Reads}; null if not known
 * @param local the variable that it was read from, -1 if none
 * @param wide whether it takes two places: {@code long} and {@code double}
 */
record Val(@Nullable Thing thing, @Nullable Object fact, int local, boolean wide) {

  /** The answer of an allocator to whether a frame is open. */
  record Asks(Thing allocator) {}

  /** What a final field holds, which never changes. */
  record Reads(State.Field field) {}

  static final Val UNKNOWN = new Val(null, null, -1, false);
  static final Val WIDE = new Val(null, null, -1, true);
  static final Val ZERO = new Val(null, false, -1, false);
  static final Val ONE = new Val(null, true, -1, false);

  static Val of(@Nullable Thing thing) {
    return thing == null
        ? UNKNOWN
        : new Val(thing, thing.isForeign() ? null : (Object) true, -1, false);
  }

  Val from(int variable) {
    return local == variable ? this : new Val(thing, fact, variable, wide);
  }

  /** Returns this with what a branch has shown. */
  Val known(boolean something) {
    return something ? new Val(thing, true, -1, wide) : ZERO;
  }

  Val with(Thing other) {
    return new Val(other, fact, local, wide);
  }

  static Val join(Val a, Val b) {
    if (a.equals(b)) {
      return a;
    }
    boolean same = a.thing == b.thing;
    return new Val(same ? a.thing : null, null, -1, a.wide || b.wide);
  }
}
