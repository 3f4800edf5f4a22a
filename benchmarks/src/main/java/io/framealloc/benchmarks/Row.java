package io.framealloc.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a comparison. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Row {

  /** The name on the command line: lower case, words joined by hyphens. */
  String value();

  /** The heading in the results; says what one invocation is. */
  String title();
}
