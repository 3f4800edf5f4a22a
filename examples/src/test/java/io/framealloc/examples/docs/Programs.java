package io.framealloc.examples.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.examples.Fixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Runs the programs of the guide for what they say. */
final class Programs {

  private Programs() {}

  /** What a method says: what it returns, what it makes the allocator report, or how it ends. */
  static List<String> says(String className, String methodName)
      throws ReflectiveOperationException {
    Method method = method(className, methodName);
    try (Fixture game = new Fixture()) {
      Object[] arguments = Arrays.stream(method.getParameterTypes()).map(game::given).toArray();
      if (List.of(method.getParameterTypes()).contains(List.class)) {
        method.invoke(null, arguments);
        return game.findings.stream().map(Diagnostic::message).toList();
      }
      if (method.getReturnType() == String.class) {
        return Fixture.onMain(() -> (String) method.invoke(null, arguments)).lines().toList();
      }
      return Fixture.onMain(() -> game.refused(() -> run(method, arguments)))
          .getMessage()
          .lines()
          .toList();
    }
  }

  private static Method method(String className, String methodName)
      throws ReflectiveOperationException {
    List<Method> matching =
        Arrays.stream(Class.forName(className).getDeclaredMethods())
            .filter(method -> method.getName().equals(methodName))
            .toList();
    assertFalse(matching.isEmpty(), () -> "no method " + className + "." + methodName);
    matching.getFirst().setAccessible(true);
    return matching.getFirst();
  }

  private static void run(Method method, Object... arguments) throws Throwable {
    try {
      method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
