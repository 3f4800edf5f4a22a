package io.framealloc.fa.engine.state;

import io.framealloc.fa.engine.source.Place;

/**
 * An object stored where it may outlive its frame.
 *
 * @param object what was stored
 * @param place the store
 * @param activation the body that stored it
 * @param where for messages: {@code static field GLOBAL}
 * @param endless whether it outlives every frame, whoever calls
 */
public record Kept(Obj object, Place place, Activation activation, String where, boolean endless) {}
