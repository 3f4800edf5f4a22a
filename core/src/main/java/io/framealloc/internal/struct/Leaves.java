package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Place.Located;
import io.framealloc.internal.struct.Shape.Constant;
import io.framealloc.internal.struct.Shape.Leaf;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The leaves of one value, between memory and local variables.
 *
 * <p>Up to six leaves go one by one. From seven on, leaves that share an aligned word of eight
 * bytes (of four at the end) go together: the compiler gives up inlining at some 24 to 32 segment
 * accesses in one method, and shifts are cheaper than that.
 */
final class Leaves {

  /** A leaf, its offset, and the local variable that holds it on its way. */
  record At(Leaf leaf, int offset, int local) {

    Kind kind() {
      return leaf.kind();
    }
  }

  private static final int MOST_BY_FIELD = 6;
  private static final int WORD = Long.BYTES;
  private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private final List<At> all = new ArrayList<>();
  private final int size;
  private final boolean alone;

  /**
   * Leaves inside {@code size} bytes.
   *
   * @param alone whether all else in there is padding
   */
  Leaves(int size, boolean alone) {
    this.size = size;
    this.alone = alone;
  }

  At add(CodeBuilder code, Leaf leaf, int offset) {
    At at = new At(leaf, offset, code.allocateLocal(leaf.kind().local));
    all.add(at);
    return at;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void load(CodeBuilder code, Located from) {
    forEachAccess((first, bytes, group) -> load(code, from, first, bytes, group));
  }

  void store(CodeBuilder code, Located to) {
    forEachAccess((first, bytes, group) -> store(code, to, first, bytes, group));
  }

  private interface Access {
    void emit(int offset, int bytes, List<At> group);
  }

  private void forEachAccess(Access access) {
    int next;
    for (int i = 0; i < all.size(); i = next) {
      int word = all.get(i).offset & -WORD;
      next = i + 1;
      while (next < all.size() && all.get(next).offset < word + WORD) {
        next++;
      }
      List<At> group = all.subList(i, next);
      int bytes = all.size() <= MOST_BY_FIELD || group.size() == 1 ? 0 : together(word, group);
      if (bytes == 0) {
        group.forEach(at -> access.emit(at.offset, at.leaf.bytes(), List.of(at)));
      } else {
        access.emit(word, bytes, group);
      }
    }
  }

  /** 8 or 4: so many bytes from {@code word} hold the group and nothing else; or 0. */
  private int together(int word, List<At> group) {
    int held = group.stream().mapToInt(at -> at.leaf.bytes()).sum();
    int end = group.getLast().offset + group.getLast().leaf.bytes() - word;
    for (int bytes = WORD; bytes >= WORD / 2; bytes /= 2) {
      boolean padding = alone && word + bytes <= size;
      if (end <= bytes && (held == bytes || padding)) {
        return bytes;
      }
    }
    return 0;
  }

  private static void load(CodeBuilder code, Located from, int offset, int bytes, List<At> group) {
    if (group.size() == 1) {
      At at = group.getFirst();
      from.push(code, at.kind(), offset);
      Names.get(code, at.kind());
      if (at.kind() == Kind.BOOLEAN) {
        code.iconst_1().iand();
      }
      unsign(code, at);
      code.storeLocal(at.kind().local, at.local);
      return;
    }
    int word = code.allocateLocal(TypeKind.LONG);
    if (bytes == WORD) {
      from.push(code, Kind.LONG, offset);
      Names.get(code, Kind.LONG);
    } else {
      from.push(code, Kind.INT, offset);
      Names.get(code, Kind.INT);
      code.i2l();
    }
    code.lstore(word);
    for (At at : group) {
      code.lload(word);
      int shift = shift(at, offset, bytes);
      if (shift > 0) {
        code.loadConstant(shift).lushr();
      }
      code.l2i();
      unpack(code, at);
      code.storeLocal(at.kind().local, at.local);
    }
  }

  private static int shift(At at, int offset, int bytes) {
    int from = at.offset - offset;
    return 8 * (LITTLE ? from : bytes - from - at.leaf.bytes());
  }

  private static void unpack(CodeBuilder code, At at) {
    switch (at.kind()) {
      case BOOLEAN -> code.iconst_1().iand();
      case BYTE -> code.i2b();
      case SHORT -> code.i2s();
      case CHAR -> code.i2c();
      case INT -> {}
      case FLOAT -> code.invokestatic(ConstantDescs.CD_Float, "intBitsToFloat", FLOAT_OF_BITS);
      case LONG, DOUBLE -> throw new AssertionError(at);
    }
    unsign(code, at);
  }

  private static void unsign(CodeBuilder code, At at) {
    if (at.leaf instanceof Constant && at.kind() == Kind.BYTE) {
      code.sipush(0xFF).iand();
    }
  }

  private static final MethodTypeDesc FLOAT_OF_BITS =
      MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int);
  private static final MethodTypeDesc BITS_OF_FLOAT =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float);

  private static void store(CodeBuilder code, Located to, int offset, int bytes, List<At> group) {
    if (group.size() == 1) {
      At at = group.getFirst();
      to.push(code, at.kind(), offset);
      code.loadLocal(at.kind().local, at.local);
      if (at.leaf.bytes() == 1) {
        code.i2b();
      }
      Names.set(code, at.kind());
      return;
    }
    Kind word = bytes == WORD ? Kind.LONG : Kind.INT;
    to.push(code, word, offset);
    for (int i = 0; i < group.size(); i++) {
      At at = group.get(i);
      code.loadLocal(at.kind().local, at.local);
      if (at.kind() == Kind.FLOAT) {
        code.invokestatic(ConstantDescs.CD_Float, "floatToRawIntBits", BITS_OF_FLOAT);
      }
      code.i2l().loadConstant((1L << (8 * at.leaf.bytes())) - 1).land();
      int shift = shift(at, offset, bytes);
      if (shift > 0) {
        code.loadConstant(shift).lshl();
      }
      if (i > 0) {
        code.lor();
      }
    }
    if (word == Kind.INT) {
      code.l2i();
    }
    Names.set(code, word);
  }

  /** Pushes a loaded leaf as the Java value it stands for. */
  static void push(CodeBuilder code, Target target, At at) {
    switch (at.leaf) {
      case Shape.Primitive primitive -> {
        code.loadLocal(at.kind().local, at.local);
        if (primitive.boxed()) {
          box(code, at.kind());
        }
      }
      case Constant constant -> {
        target.data.pushConstants(code, constant.type());
        code.iload(at.local)
            .invokestatic(
                target.self,
                "constant",
                MethodTypeDesc.of(ConstantDescs.CD_Object, Names.OBJECTS, ConstantDescs.CD_int));
      }
    }
  }

  /** Replaces the Java value on the stack by what is stored for it, and keeps it. */
  static void take(CodeBuilder code, At at) {
    switch (at.leaf) {
      case Shape.Primitive primitive -> {
        if (primitive.boxed()) {
          unbox(code, at.kind());
        }
      }
      case Constant constant ->
          code.invokevirtual(
              ConstantDescs.CD_Enum, "ordinal", MethodTypeDesc.of(ConstantDescs.CD_int));
    }
    code.storeLocal(at.kind().local, at.local);
  }

  static void box(CodeBuilder code, Kind kind) {
    code.invokestatic(kind.boxDesc(), "valueOf", MethodTypeDesc.of(kind.boxDesc(), kind.desc()));
  }

  static void unbox(CodeBuilder code, Kind kind) {
    code.invokevirtual(
        kind.boxDesc(), kind.primitive.getName() + "Value", MethodTypeDesc.of(kind.desc()));
  }
}
