/** Tests of the behaviour filter; its places lie outside the packages of the library. */
@NullMarked
package io.framealloc.behavior;

import org.jspecify.annotations.NullMarked;
