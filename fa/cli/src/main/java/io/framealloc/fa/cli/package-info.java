/** The {@code fa} command. */
@NullMarked
package io.framealloc.fa.cli;

import org.jspecify.annotations.NullMarked;
