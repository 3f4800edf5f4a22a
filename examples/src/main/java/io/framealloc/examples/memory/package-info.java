/** The guide's memory issues. */
@NullMarked
package io.framealloc.examples.memory;

import org.jspecify.annotations.NullMarked;
