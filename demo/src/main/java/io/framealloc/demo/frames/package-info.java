/** The simulation in frame memory: whatever lives for one frame is given back at its end. */
@NullMarked
package io.framealloc.demo.frames;

import org.jspecify.annotations.NullMarked;
