package io.framealloc.junit;

import io.framealloc.diagnostics.Code;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that fails on what it leaves behind: an open frame, a pool slot or heap box that is not
 * closed, a transfer that nobody received, a budget that was exceeded, or any other finding of the
 * allocator that is more than a hint.
 *
 * <p>A parameter of type {@link io.framealloc.SmartAlloc}, of the test or of a method that runs
 * before or after it, is an allocator of this test alone; it is closed when all of them have run. A
 * parameter of type {@link FrameRunner} runs frames and fails the test if their bodies make garbage
 * on the Java heap.
 *
 * <p>A test that redirects {@code diagnostics} or {@code onBudgetExceeded} of its allocator keeps
 * what they get from this.
 *
 * @since 0.1
 */
@Documented
@Test
@ExtendWith(FrameTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface FrameTest {

  /**
   * The most bytes that a frame of the test may have in use at once.
   *
   * @return bytes; by default there is no limit
   */
  long frameBudget() default Long.MAX_VALUE;

  /**
   * The most bytes that the allocator may have in use at once.
   *
   * @return bytes; by default there is no limit
   */
  long budget() default Long.MAX_VALUE;

  /**
   * The most bytes of the Java heap that the body of one frame of a {@link FrameRunner} may take.
   *
   * @return bytes, 0 by default
   */
  long heapBytes() default 0;

  /**
   * How many frames in a row must keep to {@link #heapBytes}.
   *
   * @return at least 1, 500 by default
   */
  int frames() default 500;

  /**
   * Findings that do not fail the test.
   *
   * @return their codes, none by default
   */
  Code[] allowed() default {};
}
