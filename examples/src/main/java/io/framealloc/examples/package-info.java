/** The programs of the guide. */
@NullMarked
package io.framealloc.examples;

import org.jspecify.annotations.NullMarked;
