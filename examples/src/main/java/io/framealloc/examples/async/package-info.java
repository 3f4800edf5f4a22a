/** The guide's example issue report. */
@NullMarked
package io.framealloc.examples.async;

import org.jspecify.annotations.NullMarked;
