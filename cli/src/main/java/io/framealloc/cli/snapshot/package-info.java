/** Snapshot documents, read. */
@NullMarked
package io.framealloc.cli.snapshot;

import org.jspecify.annotations.NullMarked;
