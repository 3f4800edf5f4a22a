package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Shape.Leaf;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Where a value lies, as generated code knows it, and an offset inside it: a constant, or a
 * constant behind that of a local variable.
 *
 * @param target the generated class
 * @param anchor how the address of the value is found and checked
 * @param index the local variable of the index, or {@link #NONE}
 * @param from the local variable of the offset, or {@link #NONE}
 * @param offset the constant offset in bytes
 */
record Place(Target target, Anchor anchor, int index, int from, long offset) {

  /** What the base class of the generated class finds addresses with. */
  enum Anchor {
    /** {@code at()}: the only value. */
    ONLY,
    /** {@code at(int, long)}: the element at an index. */
    INDEX,
    /** {@code position(long)}: the element that a cursor was moved to. */
    CURSOR
  }

  static final int NONE = -1;

  private static final MethodTypeDesc AT = MethodTypeDesc.of(ConstantDescs.CD_long);
  private static final MethodTypeDesc AT_INDEX =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_long);
  private static final MethodTypeDesc POSITION =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);

  /** The only value. */
  static Place only(Target target) {
    return new Place(target, Anchor.ONLY, NONE, NONE, 0);
  }

  /** The element at the index in a local variable. */
  static Place indexed(Target target, int index) {
    return new Place(target, Anchor.INDEX, index, NONE, 0);
  }

  /** The element that a cursor was moved to. */
  static Place ofCursor(Target target) {
    return new Place(target, Anchor.CURSOR, NONE, NONE, 0);
  }

  boolean isIndexed() {
    return anchor == Anchor.INDEX;
  }

  Place plus(long bytes) {
    return new Place(target, anchor, index, from, offset + bytes);
  }

  Place behind(int from) {
    return new Place(target, anchor, index, from, 0);
  }

  /** Pushes the offset. */
  void pushOffset(CodeBuilder code) {
    if (from == NONE) {
      code.loadConstant(offset);
    } else {
      code.lload(from);
      if (offset != 0) {
        code.loadConstant(offset).ladd();
      }
    }
  }

  /** Checks life and index, and stores the address into a new local variable. */
  Located locate(CodeBuilder code) {
    int address = code.allocateLocal(TypeKind.LONG);
    int base = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(0);
    switch (anchor) {
      case ONLY -> code.invokevirtual(target.self, "at", AT);
      case INDEX ->
          code.iload(index)
              .loadConstant((long) target.stride)
              .invokevirtual(target.self, "at", AT_INDEX);
      case CURSOR -> code.loadConstant(0L).invokevirtual(target.self, "position", POSITION);
    }
    if (from != NONE) {
      code.lload(from).ladd();
    }
    code.lstore(address);
    target.pushBase(code);
    code.astore(base);
    return new Located(target, base, address, offset);
  }

  /** An address that was checked; good until other code than ours runs. */
  record Located(Target target, int base, int address, long offset) {

    void pushAddress(CodeBuilder code, long bytes) {
      code.lload(address);
      if (offset + bytes != 0) {
        code.loadConstant(offset + bytes).ladd();
      }
    }

    /** Pushes what is stored for a leaf at {@code bytes} behind this. */
    void get(CodeBuilder code, Leaf leaf, long bytes) {
      Kind kind = leaf.kind();
      Names.pushHandle(code, target.self, kind);
      code.aload(base);
      pushAddress(code, bytes);
      Names.get(code, kind);
      if (kind == Kind.BOOLEAN) {
        code.dup().ineg().ior().bipush(31).iushr(); // 1 unless 0, as the JDK reads a boolean
      } else if (kind == Kind.BYTE && leaf instanceof Shape.Constant) {
        code.sipush(0xFF).iand();
      }
    }

    /** Stores what {@code value} pushes for a leaf at {@code bytes} behind this. */
    void set(CodeBuilder code, Leaf leaf, long bytes, Runnable value) {
      Kind kind = leaf.kind();
      Names.pushHandle(code, target.self, kind);
      code.aload(base);
      pushAddress(code, bytes);
      value.run();
      if (kind == Kind.BOOLEAN || (kind == Kind.BYTE && leaf instanceof Shape.Constant)) {
        code.i2b();
      }
      Names.set(code, kind);
    }
  }
}
