/**
 * Annotations that a user of the library writes.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc.annotation;

import org.jspecify.annotations.NullMarked;
