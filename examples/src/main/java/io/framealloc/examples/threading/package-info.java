/** The guide's threading issues. */
@NullMarked
package io.framealloc.examples.threading;

import org.jspecify.annotations.NullMarked;
