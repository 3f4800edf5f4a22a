package io.framealloc.junit;

import io.framealloc.SmartAlloc;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each {@link FrameTest} its allocator, and looks after the test at what that has to say. The
 * annotation brings it; it is of no use without.
 *
 * <h2>Threads</h2>
 *
 * Tests may run at the same time.
 *
 * @since 0.1
 */
public final class FrameTestExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(FrameTestExtension.class);

  /** Called by JUnit. */
  public FrameTestExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    allocator(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    allocator(context).finish();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent()
        && (type == SmartAlloc.class || type == FrameRunner.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SmartAlloc alloc = allocator(context).alloc();
    if (parameter.getParameter().getType() == SmartAlloc.class) {
      return alloc;
    }
    FrameTest test = annotation(context);
    return new FrameRunner(alloc, test.frames(), test.heapBytes());
  }

  private static TestAllocator allocator(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            TestAllocator.class, _ -> new TestAllocator(annotation(context)), TestAllocator.class);
  }

  private static FrameTest annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), FrameTest.class)
        .orElseThrow(() -> new IllegalStateException("no @FrameTest on " + context.getElement()));
  }
}
