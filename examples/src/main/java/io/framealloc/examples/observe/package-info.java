/** What an allocator tells while it runs. */
@NullMarked
package io.framealloc.examples.observe;

import org.jspecify.annotations.NullMarked;
