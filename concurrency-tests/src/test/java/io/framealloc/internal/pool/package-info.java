/** Schedules of slots that other threads close, enumerated. */
@NullMarked
package io.framealloc.internal.pool;

import org.jspecify.annotations.NullMarked;
