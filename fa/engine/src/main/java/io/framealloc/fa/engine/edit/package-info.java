/** Edits that mend findings. */
@NullMarked
package io.framealloc.fa.engine.edit;

import org.jspecify.annotations.NullMarked;
