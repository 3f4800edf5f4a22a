package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Place.Located;
import io.framealloc.internal.struct.Shape.Constant;
import io.framealloc.internal.struct.Shape.Leaf;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The leaves of one value, between memory and local variables.
 *
 * <p>Each leaf is one access. Taking several out of one word of eight bytes was measured and is two
 * to three times slower, since floats then pass through general registers.
 *
 * <p>A method of more than 325 bytes of bytecode is not inlined; the stores of many leaves are
 * therefore spread over several methods.
 *
 * <p>In memory that other threads reach, a store is a check of its own, some 300 bytes of machine
 * code. A {@code set} with a few of them is beyond what is inlined once it is compiled, and then
 * the value and the box it is put in cost garbage. So those stores are in a method that is called:
 * it is too long to be inlined, wherever it was compiled first, by instructions that are never
 * reached.
 */
final class Leaves {

  /** A leaf, its offset, and the local variable that holds it on its way. */
  record At(Leaf leaf, int offset, int local) {

    Kind kind() {
      return leaf.kind();
    }
  }

  private static final int MOST_IN_A_METHOD = 12;
  private static final int MOST_SHARED_IN_A_METHOD = 3;
  private static final int TOGETHER = 8;
  private static final int TOO_LONG_TO_INLINE = 326;

  private final Target target;
  private final List<At> all = new ArrayList<>();

  Leaves(Target target) {
    this.target = target;
  }

  At add(CodeBuilder code, Leaf leaf, int offset) {
    At at = new At(leaf, offset, code.allocateLocal(leaf.kind().local));
    all.add(at);
    return at;
  }

  List<At> all() {
    return all;
  }

  void load(CodeBuilder code, Located from) {
    for (At at : all) {
      from.get(code, at.leaf, at.offset);
      code.storeLocal(at.kind().local, at.local);
    }
  }

  void store(CodeBuilder code, Located to) {
    if (all.size() <= (target.isShared() ? MOST_SHARED_IN_A_METHOD : MOST_IN_A_METHOD)) {
      store(code, to, all);
      return;
    }
    for (int i = 0; i < all.size(); i += TOGETHER) {
      callStore(code, to, all.subList(i, Math.min(i + TOGETHER, all.size())));
    }
  }

  private static void store(CodeBuilder code, Located to, List<At> some) {
    for (At at : some) {
      to.set(code, at.leaf, at.offset, () -> code.loadLocal(at.kind().local, at.local));
    }
  }

  private void callStore(CodeBuilder code, Located to, List<At> some) {
    List<ClassDesc> parameters = new ArrayList<>();
    parameters.add(Names.SEGMENT);
    parameters.add(ConstantDescs.CD_long);
    code.aload(to.base());
    to.pushAddress(code, 0);
    for (At at : some) {
      parameters.add(ClassDesc.ofDescriptor(at.kind().local.upperBound().descriptorString()));
      code.loadLocal(at.kind().local, at.local);
    }
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
    String name = target.later("store", type, ClassFile.ACC_STATIC, body -> storeAll(body, some));
    code.invokestatic(target.self, name, type);
  }

  private void storeAll(CodeBuilder body, List<At> some) {
    List<At> inside = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      inside.add(new At(some.get(i).leaf, some.get(i).offset, body.parameterSlot(i + 2)));
    }
    store(body, new Located(target, body.parameterSlot(0), body.parameterSlot(1), 0), inside);
    body.return_();
    if (target.isShared()) {
      for (int i = 0; i < TOO_LONG_TO_INLINE; i++) {
        body.nop();
      }
      body.return_();
    }
  }

  /** Replaces what is stored for a leaf, on the stack, by the Java value it stands for. */
  static void push(CodeBuilder code, Target target, Leaf leaf) {
    switch (leaf) {
      case Shape.Primitive primitive -> {
        if (primitive.boxed()) {
          Kind kind = primitive.kind();
          code.invokestatic(
              kind.boxDesc(), "valueOf", MethodTypeDesc.of(kind.boxDesc(), kind.desc()));
        }
      }
      case Constant constant -> {
        target.data.pushConstants(code, constant.type());
        code.invokestatic(
            target.self,
            "constant",
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int, Names.OBJECTS));
      }
    }
  }

  /** Replaces the Java value on the stack by what is stored for it. */
  static void take(CodeBuilder code, Leaf leaf) {
    switch (leaf) {
      case Shape.Primitive primitive -> {
        if (primitive.boxed()) {
          Kind kind = primitive.kind();
          code.invokevirtual(
              kind.boxDesc(), kind.primitive.getName() + "Value", MethodTypeDesc.of(kind.desc()));
        }
      }
      case Constant _ ->
          code.invokevirtual(
              ConstantDescs.CD_Enum, "ordinal", MethodTypeDesc.of(ConstantDescs.CD_int));
    }
  }
}
