package io.framealloc.examples;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The section of the troubleshooting guide that a program belongs to. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface GuideSection {

  /**
   * Returns the heading.
   *
   * @return the words of the guide
   */
  String value();
}
