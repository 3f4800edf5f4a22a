package io.framealloc.fa.engine.interpret;

import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;

/**
 * One way in which an expression ends.
 *
 * @param world what holds then
 * @param value what it gives
 */
record Out(World world, Value value) {}
