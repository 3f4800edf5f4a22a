/** Races on the cache of blocks. */
@NullMarked
package io.framealloc.internal.memory;

import org.jspecify.annotations.NullMarked;
