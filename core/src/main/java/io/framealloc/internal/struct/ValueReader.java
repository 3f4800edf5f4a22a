package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Leaves.At;
import io.framealloc.internal.struct.Place.Located;
import io.framealloc.internal.struct.Shape.Constant;
import io.framealloc.internal.struct.Shape.Leaf;
import io.framealloc.internal.struct.Shape.Part;
import io.framealloc.internal.struct.Shape.Primitive;
import io.framealloc.internal.struct.Shape.Sequence;
import io.framealloc.internal.struct.Shape.Struct;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Emits the code that reads a value.
 *
 * <p>The constructor of a record is the user's code and may do anything, such as end the frame. So
 * no checked address lives across a call of one: every leaf is loaded into a local variable first.
 *
 * <p>A value of at most 16 leaves is read by one straight piece of code that is inlined into its
 * caller; of more the compiler would give up half-way, at some thousand nodes an access. In a wider
 * one each nested record and each array has a method of its own, which checks anew.
 */
final class ValueReader {

  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          Names.SEGMENT,
          Names.desc(ValueLayout.class),
          ConstantDescs.CD_long,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);

  private final Target target;

  ValueReader(Target target) {
    this.target = target;
  }

  /** Pushes the value at {@code place}; an enum constant as an {@code Object}. */
  void read(CodeBuilder code, Shape shape, Place place) {
    boolean wide = Target.isWide(shape);
    if (wide && shape instanceof Sequence sequence) {
      readSequence(code, sequence, place);
      return;
    }
    Leaves leaves = new Leaves(target);
    collect(code, shape, 0, !wide, leaves);
    if (!leaves.all().isEmpty()) {
      leaves.load(code, place.locate(code));
    }
    build(code, shape, place, !wide, leaves.all().iterator());
  }

  private static void collect(CodeBuilder code, Shape shape, int offset, boolean all, Leaves into) {
    switch (shape) {
      case Leaf leaf -> into.add(code, leaf, offset);
      case Struct struct -> {
        for (Part part : struct.parts()) {
          if (all || part.shape() instanceof Leaf) {
            collect(code, part.shape(), offset + part.offset(), all, into);
          }
        }
      }
      case Sequence sequence -> {
        int stride = sequence.element().bytes();
        for (int i = 0; i < sequence.length(); i++) {
          collect(code, sequence.element(), offset + i * stride, all, into);
        }
      }
    }
  }

  private void build(CodeBuilder code, Shape shape, Place place, boolean all, Iterator<At> loaded) {
    switch (shape) {
      case Leaf leaf -> {
        At at = loaded.next();
        code.loadLocal(at.kind().local, at.local());
        Leaves.push(code, target, leaf);
      }
      case Struct struct -> {
        ClassDesc type = Names.desc(struct.type());
        code.new_(type).dup();
        List<ClassDesc> components = new ArrayList<>();
        for (Part part : struct.parts()) {
          components.add(Names.desc(part.shape().type()));
          if (all || part.shape() instanceof Leaf) {
            buildInside(code, part.shape(), place, all, loaded);
          } else {
            callRead(code, part.shape(), place.plus(part.offset()));
          }
        }
        code.invokespecial(
            type, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, components));
      }
      case Sequence sequence -> {
        newArray(code, sequence);
        for (int i = 0; i < sequence.length(); i++) {
          code.dup().loadConstant(i);
          buildInside(code, sequence.element(), place, all, loaded);
          code.arrayStore(Target.elementKind(sequence));
        }
      }
    }
  }

  private void buildInside(
      CodeBuilder code, Shape shape, Place place, boolean all, Iterator<At> loaded) {
    build(code, shape, place, all, loaded);
    castConstant(code, shape);
  }

  private static void castConstant(CodeBuilder code, Shape shape) {
    if (shape instanceof Constant) {
      code.checkcast(Names.desc(shape.type()));
    }
  }

  private void callRead(CodeBuilder code, Shape shape, Place place) {
    target.call(
        code,
        "read",
        shape,
        place,
        Names.desc(shape.type()),
        List.of(),
        () -> {},
        (inside, where) -> {
          read(inside, shape, where);
          inside.areturn();
        });
  }

  private void readSequence(CodeBuilder code, Sequence sequence, Place place) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    newArray(code, sequence);
    code.astore(array);
    if (isCopied(sequence)) {
      Located from = place.locate(code);
      code.aload(from.base());
      Names.pushLayout(code, ((Leaf) sequence.element()).kind());
      from.pushAddress(code, 0);
      code.aload(array).iconst_0().loadConstant(sequence.length());
      code.invokestatic(Names.SEGMENT, "copy", COPY, true);
    } else {
      Target.loop(
          code,
          sequence,
          i -> {
            Place element = Target.element(code, sequence, place, i);
            code.aload(array).iload(i);
            read(code, sequence.element(), element);
            castConstant(code, sequence.element());
            code.arrayStore(Target.elementKind(sequence));
          });
    }
    code.aload(array);
  }

  /** Whether the elements lie in memory as in a Java array. */
  static boolean isCopied(Sequence sequence) {
    return sequence.element() instanceof Primitive primitive
        && !primitive.boxed()
        && primitive.kind() != Kind.BOOLEAN;
  }

  private static void newArray(CodeBuilder code, Sequence sequence) {
    code.loadConstant(sequence.length());
    TypeKind kind = Target.elementKind(sequence);
    if (kind == TypeKind.REFERENCE) {
      code.anewarray(Names.desc(sequence.type().getComponentType()));
    } else {
      code.newarray(kind);
    }
  }
}
