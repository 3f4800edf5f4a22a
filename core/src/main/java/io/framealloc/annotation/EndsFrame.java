package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the method ends a frame that was open when it was called.
 *
 * <p>The frame is the receiver or an argument of type {@link io.framealloc.Frame}, or the open
 * frame of the allocator that is the receiver, an argument, or kept in a field. What was allocated
 * in it is dead when the method returns.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface EndsFrame {}
