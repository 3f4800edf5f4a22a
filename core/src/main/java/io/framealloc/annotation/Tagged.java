package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the tag that the allocations of a package or class belong to.
 *
 * <p>The analyzer {@code fa} checks it against the tags that the configuration allows in the
 * package ({@code FA801}, {@code FA802}). A class wins over its package.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface Tagged {

  /**
   * Returns the tag.
   *
   * @return a path such as {@code physics} or {@code physics::contacts}
   */
  String value();
}
