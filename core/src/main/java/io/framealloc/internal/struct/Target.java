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
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A class being generated: its name, its constants, and the helper methods it still needs. */
final class Target {

  /** The most leaves that go in one piece of code; see {@link ValueReader}. */
  private static final int NARROW = 16;

  private static final MethodTypeDesc BASE = MethodTypeDesc.of(Names.SEGMENT);

  private record Helper(Shape shape, boolean indexed, String role) {}

  final ClassBuilder builder;
  final ClassDesc self;
  final ClassData data;
  final int stride;
  private final @Nullable MemorySegment base;
  private final Map<Helper, String> helpers = new HashMap<>();
  private int promised;
  private final ArrayDeque<Runnable> pending = new ArrayDeque<>();

  /**
   * A class that is about to be emitted.
   *
   * @param stride bytes per element
   * @param base what addresses are relative to, or null if it is not the same for all instances
   */
  Target(
      ClassBuilder builder,
      ClassDesc self,
      ClassData data,
      int stride,
      @Nullable MemorySegment base) {
    this.builder = builder;
    this.self = self;
    this.data = data;
    this.stride = stride;
    this.base = base;
  }

  /** Whether other threads reach the memory. */
  boolean isShared() {
    return base == null;
  }

  /** Pushes the segment that addresses are relative to. */
  void pushBase(CodeBuilder code) {
    if (base == null) {
      code.aload(0).invokevirtual(self, "base", BASE);
    } else {
      data.push(code, base, Names.SEGMENT);
    }
  }

  /** Emits the constructor, and {@code make}, which calls it. */
  void emitMaking(Class<?> base, Constructor<?> constructor) {
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_void);
    for (Class<?> parameter : constructor.getParameterTypes()) {
      type = type.insertParameterTypes(type.parameterCount(), Names.desc(parameter));
    }
    MethodTypeDesc parameters = type;
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        type,
        0,
        code -> {
          code.aload(0);
          pushParameters(code, parameters);
          code.invokespecial(Names.desc(base), ConstantDescs.INIT_NAME, parameters).return_();
        });
    builder.withMethodBody(
        "make",
        type.changeReturnType(Names.desc(base)),
        ClassFile.ACC_PROTECTED,
        code -> {
          code.new_(self).dup();
          pushParameters(code, parameters);
          code.invokespecial(self, ConstantDescs.INIT_NAME, parameters).areturn();
        });
  }

  private static void pushParameters(CodeBuilder code, MethodTypeDesc type) {
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
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
              ? new Place(this, place.anchor(), 1, 2, 0)
              : new Place(this, place.anchor(), Place.NONE, 1, 0);
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
