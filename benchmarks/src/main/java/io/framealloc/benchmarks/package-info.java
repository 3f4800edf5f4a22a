/** Benchmarks against the peers. */
@NullMarked
package io.framealloc.benchmarks;

import org.jspecify.annotations.NullMarked;
