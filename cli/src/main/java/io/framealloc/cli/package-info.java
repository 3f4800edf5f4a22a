/** The framealloc command. */
@NullMarked
package io.framealloc.cli;

import org.jspecify.annotations.NullMarked;
