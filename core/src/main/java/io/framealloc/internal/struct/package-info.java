/** Value types: their layout in memory, and the classes generated for them. */
@NullMarked
package io.framealloc.internal.struct;

import org.jspecify.annotations.NullMarked;
