package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the method or constructor returns with a frame open that was not open when it was called.
 *
 * <p>The frame belongs to the allocator that is the receiver of the call, or else its first
 * argument of type {@link io.framealloc.SmartAlloc}, or else the one that the method keeps in a
 * field. The caller has to end it, or says {@code @BeginsFrame} as well.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface BeginsFrame {}
