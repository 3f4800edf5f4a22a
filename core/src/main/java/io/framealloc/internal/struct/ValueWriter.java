package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Leaves.At;
import io.framealloc.internal.struct.Place.Located;
import io.framealloc.internal.struct.Shape.Leaf;
import io.framealloc.internal.struct.Shape.Part;
import io.framealloc.internal.struct.Shape.Sequence;
import io.framealloc.internal.struct.Shape.Struct;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the code that writes a value.
 *
 * <p>The accessors of a record are the user's code and may do anything, such as end the frame. So
 * every accessor is asked first, into local variables, and the address is checked afterwards; a
 * failing accessor of a value of at most 16 leaves leaves the memory as it was. In a wider one each
 * nested record and each array is written by a method of its own, which checks anew.
 */
final class ValueWriter {

  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          Names.SEGMENT,
          Names.desc(ValueLayout.class),
          ConstantDescs.CD_long,
          ConstantDescs.CD_int);
  private static final MethodTypeDesc CHECK_LENGTH =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int);

  /** A part that is written by a method of its own; {@code local} holds it. */
  private record Later(Shape shape, int offset, int local) {}

  private final Target target;

  ValueWriter(Target target) {
    this.target = target;
  }

  /**
   * What a write will store, asked of the value already: everything that needs no checked address.
   */
  final class Prepared {

    private final Leaves leaves = new Leaves(target);
    private final List<Later> later = new ArrayList<>();

    /** Whether the value is not asked for anything more. */
    boolean cannotFail() {
      return later.isEmpty();
    }

    /** Emits the stores to {@code place}. */
    void store(CodeBuilder code, Place place) {
      if (!leaves.all().isEmpty()) {
        leaves.store(code, place.locate(code));
      }
      for (Later each : later) {
        callWrite(code, each, place.plus(each.offset));
      }
    }
  }

  /** Takes the value on the stack apart. */
  Prepared prepare(CodeBuilder code, Shape shape) {
    Prepared prepared = new Prepared();
    if (Target.isWide(shape) && shape instanceof Sequence) {
      putOff(code, prepared, shape, 0);
    } else {
      take(code, prepared, shape, 0, !Target.isWide(shape));
    }
    return prepared;
  }

  private static void putOff(CodeBuilder code, Prepared prepared, Shape shape, int offset) {
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(local);
    prepared.later.add(new Later(shape, offset, local));
  }

  private void take(CodeBuilder code, Prepared prepared, Shape shape, int offset, boolean all) {
    switch (shape) {
      case Leaf leaf -> {
        Leaves.take(code, leaf);
        At at = prepared.leaves.add(code, leaf, offset);
        code.storeLocal(at.kind().local, at.local());
      }
      case Struct struct -> {
        int value = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(value);
        for (Part part : struct.parts()) {
          ClassDesc type = Names.desc(part.shape().type());
          code.aload(value)
              .invokevirtual(Names.desc(struct.type()), part.name(), MethodTypeDesc.of(type));
          if (all || part.shape() instanceof Leaf) {
            take(code, prepared, part.shape(), offset + part.offset(), all);
          } else {
            putOff(code, prepared, part.shape(), offset + part.offset());
          }
        }
      }
      case Sequence sequence -> {
        int array = checkedArray(code, sequence);
        for (int i = 0; i < sequence.length(); i++) {
          code.aload(array).loadConstant(i).arrayLoad(Target.elementKind(sequence));
          int at = offset + i * sequence.element().bytes();
          take(code, prepared, sequence.element(), at, all);
        }
      }
    }
  }

  private int checkedArray(CodeBuilder code, Sequence sequence) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(array).aload(array).arraylength().loadConstant(sequence.length());
    code.invokestatic(target.self, "checkLength", CHECK_LENGTH);
    return array;
  }

  private void callWrite(CodeBuilder code, Later later, Place place) {
    ClassDesc type = Names.desc(later.shape.type());
    target.call(
        code,
        "write",
        later.shape,
        place,
        ConstantDescs.CD_void,
        List.of(type),
        () -> code.aload(later.local),
        (inside, where) -> {
          inside.aload(inside.parameterSlot(where.isIndexed() ? 2 : 1));
          if (later.shape instanceof Sequence sequence && Target.isWide(sequence)) {
            writeSequence(inside, sequence, where);
          } else {
            prepare(inside, later.shape).store(inside, where);
          }
          inside.return_();
        });
  }

  private void writeSequence(CodeBuilder code, Sequence sequence, Place place) {
    int array = checkedArray(code, sequence);
    if (ValueReader.isCopied(sequence)) {
      Located to = place.locate(code);
      code.aload(array).iconst_0();
      code.aload(to.base());
      Names.pushLayout(code, ((Leaf) sequence.element()).kind());
      to.pushAddress(code, 0);
      code.loadConstant(sequence.length());
      code.invokestatic(Names.SEGMENT, "copy", COPY, true);
      return;
    }
    Target.loop(
        code,
        sequence,
        i -> {
          Place element = Target.element(code, sequence, place, i);
          code.aload(array).iload(i).arrayLoad(Target.elementKind(sequence));
          prepare(code, sequence.element()).store(code, element);
        });
  }
}
