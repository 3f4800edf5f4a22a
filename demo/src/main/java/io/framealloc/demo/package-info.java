/** The demo: one simulation, on the heap and in frame memory. */
@NullMarked
package io.framealloc.demo;

import org.jspecify.annotations.NullMarked;
