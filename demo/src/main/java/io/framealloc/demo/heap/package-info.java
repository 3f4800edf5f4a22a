/** The simulation as idiomatic heap Java: records, lists, new objects in every frame. */
@NullMarked
package io.framealloc.demo.heap;

import org.jspecify.annotations.NullMarked;
