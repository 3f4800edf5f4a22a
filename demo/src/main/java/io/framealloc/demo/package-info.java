/** The demo: one simulation, twice, on the heap and in frame memory, and a report on both. */
@NullMarked
package io.framealloc.demo;

import org.jspecify.annotations.NullMarked;
