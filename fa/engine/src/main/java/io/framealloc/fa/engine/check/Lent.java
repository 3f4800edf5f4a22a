package io.framealloc.fa.engine.check;

import io.framealloc.fa.engine.state.Obj;

/**
 * Marks what went where it is not followed: into a field, a container or a call. A frame may be
 * ended there.
 *
 * @param object an allocator, a frame or a scope
 */
public record Lent(Obj object) {}
