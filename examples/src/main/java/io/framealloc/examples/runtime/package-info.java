/** The guide's run-time issues. */
@NullMarked
package io.framealloc.examples.runtime;

import org.jspecify.annotations.NullMarked;
