/** Runs the comparisons and prints what came out. */
@NullMarked
package io.framealloc.benchmarks.run;

import org.jspecify.annotations.NullMarked;
