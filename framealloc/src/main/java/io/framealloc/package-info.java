/** Frame memory: an allocator, its frames, and what lives in them. */
@NullMarked
package io.framealloc;

import org.jspecify.annotations.NullMarked;
