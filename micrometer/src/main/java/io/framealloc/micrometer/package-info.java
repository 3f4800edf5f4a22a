/**
 * The figures of an allocator as Micrometer meters.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc.micrometer;

import org.jspecify.annotations.NullMarked;
