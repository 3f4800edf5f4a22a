package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that every instance of the type, or the value that the method returns, must be closed on
 * every path.
 *
 * <p>Whoever returns such a value hands this duty to the caller; whoever passes it to a parameter
 * that {@link Transfers} hands it to the callee. The analyzer {@code fa} reports a value that is
 * never closed ({@code FA103}, {@code FA207}, {@code FA401}), used after that ({@code FA402}), or
 * closed twice ({@code FA403}).
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MustClose {}
