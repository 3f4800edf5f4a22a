package io.framealloc;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;

/**
 * Any of the six vectors of primitives, called by the names that they share. Values are ints in the
 * range of a byte, so that every type holds them.
 */
final class AnyVec {

  /** The six types. */
  enum Kind {
    INT(int.class, "Int", 4),
    LONG(long.class, "Long", 8),
    FLOAT(float.class, "Float", 4),
    DOUBLE(double.class, "Double", 8),
    BYTE(byte.class, "Byte", 1),
    SHORT(short.class, "Short", 2);

    final Class<?> element;
    final String name;
    final int bytes;

    Kind(Class<?> element, String name, int bytes) {
      this.element = element;
      this.name = name;
      this.bytes = bytes;
    }

    AnyVec in(Frame frame) {
      return new AnyVec(this, invoke(frame, name.toLowerCase() + "Vec"));
    }

    AnyVec in(Frame frame, int capacity) {
      return new AnyVec(this, invoke(frame, name.toLowerCase() + "Vec", capacity));
    }

    AnyVec inCurrentFrame(SmartAlloc alloc) {
      return new AnyVec(this, invoke(alloc, "frame" + name + "Vec"));
    }

    AnyVec inCurrentFrame(SmartAlloc alloc, int capacity) {
      return new AnyVec(this, invoke(alloc, "frame" + name + "Vec", capacity));
    }

    /** The boxed value of this type. */
    Object of(int value) {
      Object array = Array.newInstance(element, 1);
      set(array, 0, value);
      return Array.get(array, 0);
    }

    /** An array of this type. */
    Object array(int... values) {
      Object array = Array.newInstance(element, values.length);
      for (int i = 0; i < values.length; i++) {
        set(array, i, values[i]);
      }
      return array;
    }

    private void set(Object array, int index, int value) {
      switch (this) {
        case BYTE -> Array.setByte(array, index, (byte) value);
        case SHORT -> Array.setShort(array, index, (short) value);
        default -> Array.setInt(array, index, value);
      }
    }

    /** The ints of an array of this type. */
    static List<Integer> ints(Object array) {
      List<Integer> ints = new ArrayList<>();
      for (int i = 0; i < Array.getLength(array); i++) {
        ints.add(((Number) Array.get(array, i)).intValue());
      }
      return ints;
    }
  }

  final Kind kind;
  final Object vec;

  private AnyVec(Kind kind, Object vec) {
    this.kind = kind;
    this.vec = vec;
  }

  /** Calls the public method of that name that takes these arguments. */
  static Object invoke(Object target, String name, Object... arguments) {
    Class<?> type = target.getClass();
    while (!Modifier.isPublic(type.getModifiers())) {
      type = type.getSuperclass();
    }
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && takes(method, arguments)) {
        return invoke(target, method, arguments);
      }
    }
    throw new AssertionError(target.getClass() + " has no " + name + Arrays.toString(arguments));
  }

  private static boolean takes(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!boxOf(types[i]).isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Class<?> boxOf(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
  }

  /** Calls a method; what it throws arrives as it is. */
  static Object invoke(Object target, Method method, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        default -> throw new AssertionError(e.getCause());
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private Object call(String name, Object... arguments) {
    return invoke(vec, name, arguments);
  }

  private static int asInt(Object number) {
    return ((Number) number).intValue();
  }

  AnyVec with(int... values) {
    for (int value : values) {
      push(value);
    }
    return this;
  }

  /** With {@code n} elements, the remainders of their indexes. */
  AnyVec counting(int n, int modulus) {
    for (int i = 0; i < n; i++) {
      push(i % modulus);
    }
    return this;
  }

  int size() {
    return (int) call("size");
  }

  boolean isEmpty() {
    return (boolean) call("isEmpty");
  }

  int capacity() {
    return (int) call("capacity");
  }

  void clear() {
    call("clear");
  }

  void reserve(int elements) {
    call("reserve", elements);
  }

  int get(int index) {
    return asInt(call("get", index));
  }

  void set(int index, int value) {
    call("set", index, kind.of(value));
  }

  void push(int value) {
    call("push", kind.of(value));
  }

  int pop() {
    return asInt(call("pop"));
  }

  int swapRemove(int index) {
    return asInt(call("swapRemove", index));
  }

  int indexOf(int value) {
    return (int) call("indexOf", kind.of(value));
  }

  void resize(int newSize, int value) {
    call("resize", newSize, kind.of(value));
  }

  void addAll(int... values) {
    call("addAll", kind.array(values));
  }

  void addAll(int[] values, int from, int length) {
    call("addAll", kind.array(values), from, length);
  }

  void addAll(AnyVec other) {
    call("addAll", other.vec);
  }

  void sort() {
    call("sort");
  }

  Iterator<?> iterator() {
    return (Iterator<?>) call("iterator");
  }

  BaseStream<?, ?> stream() {
    return (BaseStream<?, ?>) call("stream");
  }

  List<Integer> toList() {
    return Kind.ints(call("toArray"));
  }

  /** Fills the array, of this type, with the elements. */
  void copyTo(Object target) {
    call("copyTo", target);
  }

  void copyTo(int from, Object target, int at, int length) {
    call("copyTo", from, target, at, length);
  }

  void copyFrom(int... source) {
    call("copyFrom", kind.array(source));
  }

  void copyFrom(int at, int[] source, int from, int length) {
    call("copyFrom", at, kind.array(source), from, length);
  }

  void copyFrom(AnyVec other) {
    call("copyFrom", other.vec);
  }

  MemorySegment segment() {
    return (MemorySegment) call("segment");
  }

  Buffer asBuffer() {
    return (Buffer) call("asBuffer");
  }

  void fill(int value) {
    call("fill", kind.of(value));
  }

  int sum() {
    return asInt(call("sum"));
  }

  int min() {
    return asInt(call("min"));
  }

  int max() {
    return asInt(call("max"));
  }

  /** A factor: of bytes and shorts an int. */
  private Object factor(int factor) {
    return kind == Kind.BYTE || kind == Kind.SHORT ? (Object) factor : kind.of(factor);
  }

  void scale(int factor) {
    call("scale", factor(factor));
  }

  void addScaled(AnyVec other, int factor) {
    call("addScaled", other.vec, factor(factor));
  }

  int dot(AnyVec other) {
    return asInt(call("dot", other.vec));
  }

  @Override
  public String toString() {
    return vec.toString();
  }
}
