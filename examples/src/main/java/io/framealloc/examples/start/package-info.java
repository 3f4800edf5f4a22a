/** The programs of the README and of Getting Started. */
@NullMarked
package io.framealloc.examples.start;

import org.jspecify.annotations.NullMarked;
