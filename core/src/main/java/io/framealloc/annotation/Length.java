package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fixes the length of an array that is a component of a value type.
 *
 * <p>The elements lie inside the value; an array of any other length is refused when it is stored.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {

  /**
   * Returns the number of elements.
   *
   * @return at least 1
   */
  int value();
}
