/** Debug mode: poison, guards, quarantine, and where frames and allocations were made. */
@NullMarked
package io.framealloc.internal.debug;

import org.jspecify.annotations.NullMarked;
