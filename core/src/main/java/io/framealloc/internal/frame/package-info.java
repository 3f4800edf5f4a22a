/** The thread's arena: bump pointer, chain of blocks, marks, and the scope of raw segments. */
@NullMarked
package io.framealloc.internal.frame;

import org.jspecify.annotations.NullMarked;
