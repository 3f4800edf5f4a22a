/** Applies the edits of findings to sources. */
@NullMarked
package io.framealloc.fa.cli.fix;

import org.jspecify.annotations.NullMarked;
