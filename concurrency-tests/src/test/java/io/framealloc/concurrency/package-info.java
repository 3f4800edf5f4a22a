/** Schedules of what threads share, enumerated. */
@NullMarked
package io.framealloc.concurrency;

import org.jspecify.annotations.NullMarked;
