/** The guide's performance problems, and how to measure. */
@NullMarked
package io.framealloc.examples.performance;

import org.jspecify.annotations.NullMarked;
