package io.framealloc.internal.struct;

import io.framealloc.internal.memory.Memory;
import io.framealloc.internal.struct.Paths.Step;
import io.framealloc.internal.struct.Place.Located;
import io.framealloc.internal.struct.Shape.Leaf;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;

/**
 * Generates a cursor: a class that implements a user's interface of accessors over one value type.
 *
 * <p>The class is put beside the interface. Its base class has {@code move(long, int)}, which
 * checks life and index and keeps the address, and {@code position(long)}, which checks the life
 * and returns that address plus an offset. No legal accessor has the descriptor of one of these.
 */
public final class CursorClass {

  private static final MethodTypeDesc AT =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final MethodTypeDesc MOVE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_int);
  private static final MethodTypeDesc CHECK_INDEX =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final Class<?> accessors;
  private final Paths paths;
  private final Target target;
  private final Place place;

  private CursorClass(Class<?> accessors, Paths paths, Target target) {
    this.accessors = accessors;
    this.paths = paths;
    this.target = target;
    this.place = Place.ofCursor(target);
  }

  /**
   * Returns an instance of the generated subclass of {@code base}. It points at nothing; its {@code
   * make} makes those that do.
   *
   * @throws IllegalArgumentException if {@code accessors} is no interface for the value type, or
   *     its module is closed to this library
   */
  public static <W> W prototype(Shape shape, Class<?> accessors, Class<W> base) {
    if (!accessors.isInterface() || accessors.isSealed() || accessors.isAnnotation()) {
      throw new IllegalArgumentException(
          "a cursor needs an interface that it can implement: type=" + accessors.getTypeName());
    }
    ClassData data = new ClassData();
    Host host = Host.beside(accessors);
    ClassDesc self = host.name(accessors.getSimpleName() + "$" + base.getSimpleName());
    Constructor<?> constructor = base.getDeclaredConstructors()[0];
    Paths paths = new Paths(shape, accessors);
    byte[] bytes =
        ClassFile.of()
            .build(
                self,
                builder -> {
                  builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  builder.withSuperclass(Names.desc(base));
                  builder.withInterfaceSymbols(Names.desc(accessors));
                  Target target =
                      new Target(builder, self, data, shape.bytes(), Memory.everything());
                  target.emitMaking(base, constructor);
                  new CursorClass(accessors, paths, target).emitAll(builder);
                });
    return base.cast(host.instantiate(bytes, data.objects(), constructor.getParameterTypes()));
  }

  private void emitAll(ClassBuilder builder) {
    builder.withMethodBody(
        "at",
        AT,
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0).loadConstant((long) target.stride).iload(1);
          code.invokevirtual(target.self, "move", MOVE);
          code.aload(0).areturn();
        });
    for (Method method : accessors.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        emit(builder, method);
      }
    }
  }

  private void emit(ClassBuilder builder, Method method) {
    Paths.Path path = paths.find(method);
    boolean reads = path.isReadBy(method);
    MethodTypeDesc type =
        MethodTypeDesc.of(
            Names.desc(method.getReturnType()),
            List.of(method.getParameterTypes()).stream().map(Names::desc).toList());
    builder.withMethodBody(
        method.getName(),
        type,
        ClassFile.ACC_PUBLIC,
        code -> {
          if (reads) {
            emitRead(code, path, method);
          } else {
            emitWrite(code, path, method);
          }
        });
  }

  private void emitRead(CodeBuilder code, Paths.Path path, Method method) {
    Leaf leaf = path.leaf();
    locate(code, path).get(code, leaf, path.offset());
    if (!method.getReturnType().isPrimitive()) {
      Leaves.push(code, target, leaf);
    }
    if (leaf instanceof Shape.Constant) {
      code.checkcast(Names.desc(leaf.type()));
    }
    code.return_(TypeKind.from(Names.desc(method.getReturnType())));
  }

  private void emitWrite(CodeBuilder code, Paths.Path path, Method method) {
    Leaf leaf = path.leaf();
    int value = code.parameterSlot(path.steps().size());
    Class<?> type = method.getParameterTypes()[path.steps().size()];
    int bits = code.allocateLocal(leaf.kind().local);
    code.loadLocal(TypeKind.from(Names.desc(type)), value);
    if (!type.isPrimitive()) {
      Leaves.take(code, leaf);
    }
    code.storeLocal(leaf.kind().local, bits);
    locate(code, path)
        .set(code, leaf, path.offset(), () -> code.loadLocal(leaf.kind().local, bits));
    if (method.getReturnType() == void.class) {
      code.return_();
    } else {
      code.aload(0).areturn();
    }
  }

  private Located locate(CodeBuilder code, Paths.Path path) {
    Located start = place.locate(code);
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      code.lload(start.address()).iload(code.parameterSlot(i)).loadConstant(step.length());
      code.invokestatic(Names.desc(Objects.class), "checkIndex", CHECK_INDEX);
      code.i2l().loadConstant((long) step.stride()).lmul().ladd().lstore(start.address());
    }
    return start;
  }
}
