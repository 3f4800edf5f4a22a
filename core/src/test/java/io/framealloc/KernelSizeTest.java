package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels over two vectors must never be inlined: three of them in one method would collapse. */
class KernelSizeTest {

  /* The default of -XX:FreqInlineSize. */
  private static final int LARGEST_INLINED = 325;

  @ParameterizedTest
  @ValueSource(classes = {FloatKernels.class, DoubleKernels.class})
  void addScaledAndDot_ofFloatingPoint_areTooLargeToBeInlined(Class<?> kernels) throws IOException {
    assertTooLarge(kernels, "addScaled");
    assertTooLarge(kernels, "dot");
  }

  @ParameterizedTest
  @ValueSource(classes = {IntKernels.class, LongKernels.class})
  void addScaled_ofIntegers_isTooLargeToBeInlined(Class<?> kernels) throws IOException {
    assertTooLarge(kernels, "addScaled");
  }

  private static void assertTooLarge(Class<?> kernels, String name) throws IOException {
    List<Integer> sizes = sizes(kernels, name);
    assertEquals(1, sizes.size());
    assertTrue(sizes.getFirst() > LARGEST_INLINED, kernels + "." + name + ": " + sizes);
  }

  private static List<Integer> sizes(Class<?> type, String name) throws IOException {
    try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return ClassFile.of().parse(file.readAllBytes()).methods().stream()
          .filter(method -> method.methodName().equalsString(name))
          .map(KernelSizeTest::size)
          .toList();
    }
  }

  private static int size(MethodModel method) {
    return ((CodeAttribute) method.code().orElseThrow()).codeLength();
  }
}
