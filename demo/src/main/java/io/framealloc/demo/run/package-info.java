/** Runs a simulation frame by frame and records what each frame took. */
@NullMarked
package io.framealloc.demo.run;

import org.jspecify.annotations.NullMarked;
