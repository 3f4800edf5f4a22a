package io.framealloc.internal.struct;

import io.framealloc.internal.memory.Memory;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Constructor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Generates the class that reads and writes one value type behind one kind of wrapper.
 *
 * <p>Every pair has a class of its own, which overrides the accessors: a call of one is then
 * inlined by what the user's call site has seen, and not by what the library's has, which serves
 * every type of the program. For the same reason the class overrides whatever calls an accessor and
 * is itself called in loops.
 *
 * <p>An abstract wrapper class has one constructor, and with the same parameters {@code protected
 * abstract make}; {@code type()} and {@code stride()}; and, by its style, {@code at()} or {@code
 * at(int, long)}, which check and return an address relative to {@code base()}.
 */
public final class Wrapper {

  /** What a wrapper wraps. */
  public enum Style {
    /** One value: {@code get, set, update}. */
    SINGLE,
    /** As {@link #SINGLE}, where a refusal by the JDK itself needs an explanation. */
    OWNED,
    /** Elements: {@code get, set, update, forEach}. */
    INDEXED,
    /** Elements, and {@code push, pop}. */
    GROWING
  }

  private static final ClassDesc OPERATOR = Names.desc(UnaryOperator.class);
  private static final ClassDesc CONSUMER = Names.desc(Consumer.class);
  private static final MethodTypeDesc APPLY =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
  private static final MethodTypeDesc ACCEPT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
  private static final MethodTypeDesc INT = MethodTypeDesc.of(ConstantDescs.CD_int);

  private final Shape shape;
  private final Target target;
  private final ValueReader reader;
  private final ValueWriter writer;

  private Wrapper(Shape shape, Target target) {
    this.shape = shape;
    this.target = target;
    this.reader = new ValueReader(target);
    this.writer = new ValueWriter(target);
  }

  /**
   * Returns an instance of the generated subclass of {@code base} for a value type. It wraps
   * nothing; its {@code make} makes those that do.
   *
   * @throws IllegalArgumentException if the module of the type is closed to this library
   */
  public static <W> W prototype(Shape shape, Class<W> base, Style style) {
    ClassData data = new ClassData();
    Host host = Host.of(shape);
    ClassDesc self = host.name(shape.type().getSimpleName() + "$" + base.getSimpleName());
    Constructor<?> constructor = base.getDeclaredConstructors()[0];
    byte[] bytes =
        ClassFile.of()
            .build(
                self,
                builder -> {
                  builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  builder.withSuperclass(Names.desc(base));
                  MemorySegment segment = style == Style.OWNED ? null : Memory.everything();
                  Target target = new Target(builder, self, data, shape.bytes(), segment);
                  Wrapper wrapper = new Wrapper(shape, target);
                  target.emitMaking(base, constructor);
                  wrapper.emitFacts();
                  switch (style) {
                    case SINGLE -> wrapper.emitSingle((code, body) -> body.accept(code));
                    case OWNED -> wrapper.emitSingle(wrapper::explained);
                    case INDEXED -> wrapper.emitIndexed();
                    case GROWING -> {
                      wrapper.emitIndexed();
                      wrapper.emitGrowing();
                    }
                  }
                  target.finish();
                });
    return base.cast(host.instantiate(bytes, data.objects(), constructor.getParameterTypes()));
  }

  private void emit(String name, MethodTypeDesc type, int flags, Consumer<CodeBuilder> body) {
    target.builder.withMethodBody(name, type, flags, body);
  }

  private void emitFacts() {
    emit(
        "type",
        MethodTypeDesc.of(ConstantDescs.CD_Class),
        ClassFile.ACC_PROTECTED,
        code -> {
          target.data.push(code, shape.type(), ConstantDescs.CD_Class);
          code.areturn();
        });
    emit(
        "stride", INT, ClassFile.ACC_PROTECTED, code -> code.loadConstant(shape.bytes()).ireturn());
  }

  private static final ClassDesc REFUSED = Names.desc(IllegalStateException.class);
  private static final MethodTypeDesc EXPLAIN = MethodTypeDesc.of(REFUSED, REFUSED);
  private static final MethodTypeDesc GET = MethodTypeDesc.of(ConstantDescs.CD_Object);
  private static final MethodTypeDesc SET = ACCEPT;
  private static final MethodTypeDesc UPDATE = MethodTypeDesc.of(ConstantDescs.CD_void, OPERATOR);

  private void emitSingle(BiConsumer<CodeBuilder, Consumer<CodeBuilder>> around) {
    Place place = Place.only(target);
    emit("get", GET, ClassFile.ACC_PUBLIC, code -> around.accept(code, in -> read(in, place)));
    emit("set", SET, ClassFile.ACC_PUBLIC, code -> around.accept(code, in -> write(in, place, 1)));
    emit(
        "update",
        UPDATE,
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0).aload(1).aload(0).invokevirtual(target.self, "get", GET);
          code.invokeinterface(OPERATOR, "apply", APPLY);
          code.invokevirtual(target.self, "set", SET).return_();
        });
  }

  /** Lets {@code explain} say what an {@link IllegalStateException} means. */
  private void explained(CodeBuilder code, Consumer<CodeBuilder> body) {
    code.trying(
        body::accept,
        catching ->
            catching.catching(
                REFUSED,
                handler -> {
                  int refused = handler.allocateLocal(TypeKind.REFERENCE);
                  handler.astore(refused).aload(0).aload(refused);
                  handler.invokevirtual(target.self, "explain", EXPLAIN).athrow();
                }));
  }

  private static final MethodTypeDesc GET_AT =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final MethodTypeDesc SET_AT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_Object);
  private static final MethodTypeDesc UPDATE_AT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, OPERATOR);
  private static final MethodTypeDesc FOR_EACH = MethodTypeDesc.of(ConstantDescs.CD_void, CONSUMER);

  private void emitIndexed() {
    Place place = Place.indexed(target, 1);
    emit("get", GET_AT, ClassFile.ACC_PUBLIC, code -> read(code, place));
    emit("set", SET_AT, ClassFile.ACC_PUBLIC, code -> write(code, place, 2));
    emit(
        "update",
        UPDATE_AT,
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0).iload(1).aload(2).aload(0).iload(1);
          code.invokevirtual(target.self, "get", GET_AT);
          code.invokeinterface(OPERATOR, "apply", APPLY);
          code.invokevirtual(target.self, "set", SET_AT).return_();
        });
    emit("forEach", FOR_EACH, ClassFile.ACC_PUBLIC, this::forEach);
  }

  private void forEach(CodeBuilder code) {
    var head = code.newLabel();
    var end = code.newLabel();
    int i = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(i).labelBinding(head);
    code.iload(i).aload(0).invokevirtual(target.self, "size", INT).if_icmpge(end);
    code.aload(1).aload(0).iload(i).invokevirtual(target.self, "get", GET_AT);
    code.invokeinterface(CONSUMER, "accept", ACCEPT);
    code.iinc(i, 1).goto_(head).labelBinding(end).return_();
  }

  /**
   * The element that a push adds has its place before it counts, so a push whose value cannot be
   * stored changes nothing.
   */
  private void emitGrowing() {
    emit(
        "push",
        ACCEPT,
        ClassFile.ACC_PUBLIC,
        code -> {
          int index = code.allocateLocal(TypeKind.INT);
          ValueWriter.Prepared prepared = prepare(code, 1);
          code.aload(0).invokevirtual(target.self, "add", INT).istore(index);
          prepared.store(code, Place.indexed(target, index));
          code.return_();
        });
    emit(
        "pop",
        GET,
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0).aload(0).invokevirtual(target.self, "last", INT);
          code.invokevirtual(target.self, "get", GET_AT);
          code.aload(0).invokevirtual(target.self, "drop", Names.NOTHING).areturn();
        });
  }

  private void read(CodeBuilder code, Place place) {
    reader.read(code, shape, place);
    if (shape instanceof Shape.Primitive primitive && !primitive.boxed()) {
      throw new AssertionError(shape);
    }
    code.areturn();
  }

  private void write(CodeBuilder code, Place place, int value) {
    prepare(code, value).store(code, place);
    code.return_();
  }

  private ValueWriter.Prepared prepare(CodeBuilder code, int value) {
    if (shape instanceof Shape.Constant) {
      target.data.push(code, shape.type(), ConstantDescs.CD_Class);
      code.aload(value).invokevirtual(ConstantDescs.CD_Class, "cast", APPLY);
      code.checkcast(ConstantDescs.CD_Enum);
    } else {
      code.aload(value).checkcast(Names.desc(shape.type()));
    }
    return writer.prepare(code, shape);
  }
}
