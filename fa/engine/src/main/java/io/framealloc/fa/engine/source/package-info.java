/** Places in source files, and edits of them. */
@NullMarked
package io.framealloc.fa.engine.source;

import org.jspecify.annotations.NullMarked;
