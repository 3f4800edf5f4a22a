/** One class per finding. */
@NullMarked
package io.framealloc.fa.engine.check;

import org.jspecify.annotations.NullMarked;
