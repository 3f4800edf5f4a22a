package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.state.Kind;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An abstract object: the newest one that an instruction has made, or one from outside.
 *
 * <p>Identity is equality. What becomes of it is in the {@link State}.
 */
final class Thing {

  /** Where a thing from outside was made. */
  static final int OUTSIDE = -1;

  final Kind kind;
  final String type;
  final int born;
  final @Nullable Thing of;

  /** The parameter that it came in by: 0 for the receiver; -1 if it did not. */
  int parameter = -1;

  /** The field that it was read from, outside. */
  State.@Nullable Field field;

  /** Stands for all that the instruction has made before, while something still refers to it. */
  @Nullable Thing older;

  /** Of a function: its code, and what it has captured. */
  @Nullable MethodHandleEntry code;

  List<Val> captured = List.of();

  Thing(Kind kind, String type, int born, @Nullable Thing of) {
    this.kind = kind;
    this.type = type;
    this.born = born;
    this.of = of;
  }

  boolean isForeign() {
    return born == OUTSIDE;
  }

  /** Returns the thing whose life this one shares. */
  Thing root() {
    Thing root = this;
    while (root.kind == Kind.VIEW && root.of != null) {
      root = root.of;
    }
    return root;
  }

  /** Returns the things that a function has captured. */
  List<Thing> capturedThings() {
    List<Thing> things = new ArrayList<>();
    for (Val val : captured) {
      if (val.thing() != null) {
        things.add(val.thing());
      }
    }
    return things;
  }

  @Override
  public String toString() {
    return kind + ":" + type + "@" + born;
  }
}
