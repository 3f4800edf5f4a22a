package io.framealloc.internal.struct;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The package that a generated class is put into.
 *
 * <p>A class for a record is put beside that record, as a nest mate of it, so that it may call what
 * the record's own source may; a class for primitives and enums is put here. A lookup into another
 * module may define only ordinary classes: one such class, a door, hands out a full lookup, and
 * lets its module read this one.
 */
final class Host {

  private static final Lookup OWN = MethodHandles.lookup();
  private static final AtomicInteger DOORS = new AtomicInteger();

  private final Lookup lookup;

  private Host(Lookup lookup) {
    this.lookup = lookup;
  }

  /** The host of what is generated for {@code shape}. */
  static Host of(Shape shape) {
    return shape instanceof Shape.Struct ? beside(shape.type()) : new Host(OWN);
  }

  /**
   * The host beside {@code type}.
   *
   * @throws IllegalArgumentException if its module does not open its package
   */
  static Host beside(Class<?> type) {
    Module ours = Host.class.getModule();
    Module theirs = type.getModule();
    try {
      if (ours == theirs) {
        return new Host(MethodHandles.privateLookupIn(type, OWN));
      }
      ours.addReads(theirs);
      if (!theirs.isOpen(type.getPackageName(), ours)) {
        throw closed(type, theirs, ours);
      }
      Lookup full = openDoor(MethodHandles.privateLookupIn(type, OWN), ours);
      return new Host(MethodHandles.privateLookupIn(type, full));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static IllegalArgumentException closed(Class<?> type, Module theirs, Module ours) {
    String pack = type.getPackageName();
    String hint =
        ours.isNamed()
            ? "add to its module-info: opens " + pack + " to " + ours.getName() + ";"
            : "add the JVM option --add-opens=" + theirs.getName() + "/" + pack + "=ALL-UNNAMED";
    return new IllegalArgumentException(
        "the package of %s is closed to this library: module=%s; hint: %s"
            .formatted(type.getTypeName(), theirs.getName(), hint));
  }

  private static Lookup openDoor(Lookup inside, Module ours) throws IllegalAccessException {
    ClassDesc door =
        name(
            inside.lookupClass(),
            "Framealloc$Door"
                + Integer.toHexString(System.identityHashCode(Host.class))
                + "$"
                + DOORS.incrementAndGet());
    ClassDesc module = Names.desc(Module.class);
    ClassDesc lookup = Names.desc(Lookup.class);
    byte[] bytes =
        ClassFile.of()
            .build(
                door,
                builder ->
                    builder
                        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                        .withMethodBody(
                            "open",
                            MethodTypeDesc.of(lookup, module),
                            ClassFile.ACC_STATIC,
                            code -> {
                              code.loadConstant(door);
                              code.invokevirtual(
                                  ConstantDescs.CD_Class, "getModule", MethodTypeDesc.of(module));
                              code.aload(0);
                              code.invokevirtual(
                                  module, "addReads", MethodTypeDesc.of(module, module));
                              code.pop();
                              code.invokestatic(
                                  Names.desc(MethodHandles.class),
                                  "lookup",
                                  MethodTypeDesc.of(lookup));
                              code.areturn();
                            }));
    try {
      Class<?> defined = inside.defineClass(bytes);
      MethodType type = MethodType.methodType(Lookup.class, Module.class);
      return (Lookup) inside.findStatic(defined, "open", type).invokeExact(ours);
    } catch (IllegalAccessException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static ClassDesc name(Class<?> beside, String simple) {
    return ClassDesc.of(beside.getPackageName(), simple);
  }

  /** The name of a class to be put here. */
  ClassDesc name(String simple) {
    return name(lookup.lookupClass(), simple);
  }

  /** Defines a class and calls its constructor with nulls and zeros. */
  Object instantiate(byte[] bytes, List<Object> data, Class<?>... parameters) {
    try {
      Lookup defined =
          lookup.defineHiddenClassWithClassData(bytes, data, true, Lookup.ClassOption.NESTMATE);
      MethodHandle constructor =
          defined.findConstructor(
              defined.lookupClass(), MethodType.methodType(void.class, parameters));
      @Nullable Object[] arguments = new @Nullable Object[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        arguments[i] = Array.get(Array.newInstance(parameters[i], 1), 0);
      }
      return constructor.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
