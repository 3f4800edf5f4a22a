/** Pools: size classes, slabs, their owners, and the extents of heap boxes. */
@NullMarked
package io.framealloc.internal.pool;

import org.jspecify.annotations.NullMarked;
