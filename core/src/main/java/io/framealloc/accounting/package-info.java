/** What an allocator has taken, for whom, and how much it may take. */
@NullMarked
package io.framealloc.accounting;

import org.jspecify.annotations.NullMarked;
