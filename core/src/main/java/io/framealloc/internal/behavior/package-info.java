/** The behaviour filter: what the threads of an allocator do, by tag and place. */
@NullMarked
package io.framealloc.internal.behavior;

import org.jspecify.annotations.NullMarked;
