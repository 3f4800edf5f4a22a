/** The guide's compilation errors: what they are at run time. */
@NullMarked
package io.framealloc.examples.compilation;

import org.jspecify.annotations.NullMarked;
