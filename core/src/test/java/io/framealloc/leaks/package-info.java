/** Tests of places in a program, which must lie outside the packages of the library. */
@NullMarked
package io.framealloc.leaks;

import org.jspecify.annotations.NullMarked;
