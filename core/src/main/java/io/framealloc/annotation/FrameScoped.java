package io.framealloc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what dies with a frame: every instance of the type, or the value that the method returns.
 *
 * <p>The analyzer {@code fa} refuses its use after the end of the frame ({@code FA104}), its use by
 * another thread ({@code FA201}, {@code FA604}), and that it is kept in a place that outlives the
 * frame ({@code FA701}, {@code FA702}).
 *
 * <p>On a method that takes or belongs to an allocator or a frame, the value lives in that frame;
 * on another one, in the frame that is open at the call.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FrameScoped {}
