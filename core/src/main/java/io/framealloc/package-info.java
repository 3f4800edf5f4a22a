/**
 * Frame memory for real-time loops: {@link io.framealloc.SmartAlloc} and what it hands out.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc;

import org.jspecify.annotations.NullMarked;
