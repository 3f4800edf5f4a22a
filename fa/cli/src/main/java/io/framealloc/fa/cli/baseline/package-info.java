/** Findings that are known and not reported again. */
@NullMarked
package io.framealloc.fa.cli.baseline;

import org.jspecify.annotations.NullMarked;
