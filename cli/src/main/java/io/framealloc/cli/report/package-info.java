/** Snapshots and flight recordings as one page of HTML. */
@NullMarked
package io.framealloc.cli.report;

import org.jspecify.annotations.NullMarked;
