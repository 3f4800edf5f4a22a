package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the argument is moved: the callee owns it from the call on, and the caller must neither
 * use nor close it any more.
 *
 * <p>The analyzer {@code fa} refuses a later use as {@code FA104} ("moved"), and counts the call as
 * the end of the caller's duty to close a {@link MustClose} value.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Transfers {}
