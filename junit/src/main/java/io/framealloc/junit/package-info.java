/**
 * Tests of code that uses frames.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc.junit;

import org.jspecify.annotations.NullMarked;
