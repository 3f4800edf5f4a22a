package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the lambda, method reference or task may run on another thread.
 *
 * <p>The analyzer {@code fa} refuses frame data that it captures ({@code FA604}), as it does for
 * threads, executors and futures of the JDK.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface RunsElsewhere {}
