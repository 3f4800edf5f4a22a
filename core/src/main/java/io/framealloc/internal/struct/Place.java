package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Shape.Leaf;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Where a value lies, as generated code knows it: the element of a local variable's index, or the
 * only one; and inside it a constant offset, or a constant behind that of a local variable.
 *
 * @param self the generated class
 * @param stride bytes per element
 * @param index the local variable of the index, or {@link #NONE}
 * @param from the local variable of the offset, or {@link #NONE}
 * @param offset the constant offset in bytes
 */
record Place(ClassDesc self, int stride, int index, int from, long offset) {

  static final int NONE = -1;

  private static final MethodTypeDesc AT_INDEX =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_long);
  private static final MethodTypeDesc AT = MethodTypeDesc.of(ConstantDescs.CD_long);
  private static final MethodTypeDesc BASE = MethodTypeDesc.of(Names.SEGMENT);

  /** The only value. */
  static Place single(ClassDesc self) {
    return new Place(self, 0, NONE, NONE, 0);
  }

  /** The element at the index in a local variable. */
  static Place indexed(ClassDesc self, int stride, int index) {
    return new Place(self, stride, index, NONE, 0);
  }

  boolean isIndexed() {
    return index != NONE;
  }

  Place plus(long bytes) {
    return new Place(self, stride, index, from, offset + bytes);
  }

  Place behind(int from) {
    return new Place(self, stride, index, from, 0);
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
    if (isIndexed()) {
      code.iload(index).loadConstant((long) stride).invokevirtual(self, "at", AT_INDEX);
    } else {
      code.invokevirtual(self, "at", AT);
    }
    if (from != NONE) {
      code.lload(from).ladd();
    }
    code.lstore(address);
    code.aload(0).invokevirtual(self, "base", BASE).astore(base);
    return new Located(self, base, address, offset);
  }

  /** An address that was checked; good until other code than ours runs. */
  record Located(ClassDesc self, int base, int address, long offset) {

    void pushAddress(CodeBuilder code, long bytes) {
      code.lload(address);
      if (offset + bytes != 0) {
        code.loadConstant(offset + bytes).ladd();
      }
    }

    /** Pushes what is stored for a leaf at {@code bytes} behind this. */
    void get(CodeBuilder code, Leaf leaf, long bytes) {
      Kind kind = leaf.kind();
      Names.pushHandle(code, self, kind);
      code.aload(base);
      pushAddress(code, bytes);
      Names.get(code, kind);
      if (kind == Kind.BOOLEAN) {
        code.iconst_1().iand();
      } else if (kind == Kind.BYTE && leaf instanceof Shape.Constant) {
        code.sipush(0xFF).iand();
      }
    }

    /** Stores what {@code value} pushes for a leaf at {@code bytes} behind this. */
    void set(CodeBuilder code, Leaf leaf, long bytes, Runnable value) {
      Kind kind = leaf.kind();
      Names.pushHandle(code, self, kind);
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
