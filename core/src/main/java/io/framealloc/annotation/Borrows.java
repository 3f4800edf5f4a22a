package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the argument is used during the call and not kept: the caller may end its frame or
 * close it as before.
 *
 * <p>This holds for every parameter without an annotation of this package; it is written to say so
 * to a reader, or to take back what an overridden method says.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Borrows {}
