package io.framealloc.internal.struct;

import io.framealloc.internal.struct.Shape.Sequence;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A class being generated: its name, its constants, and the helper methods it still needs. */
final class Target {

  /** The most leaves that go in one piece of code; see {@link ValueReader}. */
  private static final int NARROW = 16;

  private record Helper(Shape shape, boolean indexed, String role) {}

  final ClassBuilder builder;
  final ClassDesc self;
  final ClassData data;
  private final Map<Helper, String> helpers = new HashMap<>();
  private int promised;
  private final ArrayDeque<Runnable> pending = new ArrayDeque<>();

  Target(ClassBuilder builder, ClassDesc self, ClassData data) {
    this.builder = builder;
    this.self = self;
    this.data = data;
  }

  static boolean isWide(Shape shape) {
    return shape.leaves() > NARROW;
  }

  /**
   * Calls, with {@code arguments} pushed behind the place, the helper method for a shape.
   *
   * @param body emits the method, given the place of the value and its first free local variable
   */
  void call(
      CodeBuilder code,
      String role,
      Shape shape,
      Place place,
      ClassDesc result,
      List<ClassDesc> arguments,
      Runnable pushArguments,
      BiConsumer<CodeBuilder, Place> body) {
    List<ClassDesc> parameters = new ArrayList<>();
    code.aload(0);
    if (place.isIndexed()) {
      parameters.add(ConstantDescs.CD_int);
      code.iload(place.index());
    }
    parameters.add(ConstantDescs.CD_long);
    parameters.addAll(arguments);
    place.pushOffset(code);
    pushArguments.run();
    MethodTypeDesc type = MethodTypeDesc.of(result, parameters);
    Helper helper = new Helper(shape, place.isIndexed(), role);
    String name = helpers.get(helper);
    if (name == null) {
      Place inside =
          place.isIndexed()
              ? new Place(self, place.stride(), 1, 2, 0)
              : new Place(self, place.stride(), Place.NONE, 1, 0);
      name = later(role, type, 0, each -> body.accept(each, inside));
      helpers.put(helper, name);
    }
    code.invokevirtual(self, name, type);
  }

  /** Promises a private method, and returns its name. */
  String later(String role, MethodTypeDesc type, int flags, Consumer<CodeBuilder> body) {
    String name = role + promised++;
    pending.add(() -> builder.withMethodBody(name, type, ClassFile.ACC_PRIVATE | flags, body));
    return name;
  }

  /** Emits the promised methods. */
  void finish() {
    while (!pending.isEmpty()) {
      pending.remove().run();
    }
  }

  static TypeKind elementKind(Sequence sequence) {
    return TypeKind.fromDescriptor(sequence.type().getComponentType().descriptorString());
  }

  /** Emits {@code body} for every index of the sequence, given the index's local variable. */
  static void loop(CodeBuilder code, Sequence sequence, IntConsumer body) {
    int i = code.allocateLocal(TypeKind.INT);
    Label head = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(i).labelBinding(head);
    code.iload(i).loadConstant(sequence.length()).if_icmpge(end);
    body.accept(i);
    code.iinc(i, 1).goto_(head).labelBinding(end);
  }

  /** The place of the element at the index in a local variable. */
  static Place element(CodeBuilder code, Sequence sequence, Place place, int i) {
    int offset = code.allocateLocal(TypeKind.LONG);
    code.iload(i).i2l().loadConstant((long) sequence.element().bytes()).lmul();
    place.pushOffset(code);
    code.ladd().lstore(offset);
    return place.behind(offset);
  }
}
