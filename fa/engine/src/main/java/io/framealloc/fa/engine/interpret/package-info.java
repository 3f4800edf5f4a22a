/** Runs method bodies over abstract states. */
@NullMarked
package io.framealloc.fa.engine.interpret;

import org.jspecify.annotations.NullMarked;
