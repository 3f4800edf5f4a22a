package io.framealloc;

import io.framealloc.Shapes.Vec3;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Arguments that any method accepts, and that give it as little to do as possible. */
final class MildArguments {

  private MildArguments() {}

  static Object[] of(Method method) {
    return Arrays.stream(method.getParameters()).map(MildArguments::of).toArray();
  }

  private static Object of(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == long.class) {
      return 8L; // a size, and an alignment
    }
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    if (type == Object[].class) {
      return new Vec3[0];
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type == Class.class) {
      return parameter.getDeclaringExecutable().getName().equals("cursor")
          ? EveryMethodTest.Ref.class
          : Vec3.class;
    }
    if (type == ValueType.class) {
      return ValueType.of(Vec3.class);
    }
    if (type == Object.class) {
      return new Vec3(0, 0, 0);
    }
    if (type == String.class) {
      return "x";
    }
    if (type == Charset.class) {
      return StandardCharsets.UTF_8;
    }
    if (type == Iterable.class) {
      return List.of();
    }
    return type.getPackageName().equals("java.lang.foreign") ? foreign(type) : orNull(type);
  }

  private static Object foreign(Class<?> type) {
    if (type == MemorySegment.class) {
      return MemorySegment.ofArray(new byte[64]);
    }
    if (type == MemoryLayout.class || type == ValueLayout.class) {
      return ValueLayout.JAVA_BYTE;
    }
    return Arrays.stream(ValueLayout.class.getFields())
        .filter(field -> field.getType() == type)
        .map(MildArguments::valueOf)
        .findFirst()
        .orElseThrow(() -> new AssertionError(type));
  }

  private static Object valueOf(Field constant) {
    try {
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /* A function returns null: none may be called where everything is refused. */
  private static Object orNull(Class<?> type) {
    return type.isInterface()
        ? Proxy.newProxyInstance(
            MildArguments.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError("called: " + method);
            })
        : null;
  }
}
