/** The guide's debugging tools. */
@NullMarked
package io.framealloc.examples.debugging;

import org.jspecify.annotations.NullMarked;
