/** A running program's snapshots on a terminal. */
@NullMarked
package io.framealloc.cli.watch;

import org.jspecify.annotations.NullMarked;
