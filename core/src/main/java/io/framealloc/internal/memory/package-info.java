/** Native memory: blocks, the cache that lends them, and the one class with restricted calls. */
@NullMarked
package io.framealloc.internal.memory;

import org.jspecify.annotations.NullMarked;
