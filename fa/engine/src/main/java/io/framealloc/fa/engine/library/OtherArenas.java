package io.framealloc.fa.engine.library;

import io.framealloc.fa.engine.state.Kind;
import java.util.Map;

/** What is known about {@code java.lang.foreign} and LWJGL's {@code MemoryStack}. */
final class OtherArenas {

  static final String ARENA = "java.lang.foreign.Arena";
  static final String SEGMENT = "java.lang.foreign.MemorySegment";
  static final String STACK = "org.lwjgl.system.MemoryStack";

  private OtherArenas() {}

  static void addForeign(Table<Act> acts, Map<String, Kind> kinds) {
    acts.add(ARENA, Act.ARENA, "ofConfined")
        .add(ARENA, Act.SHARED_ARENA, "ofShared")
        .add(ARENA, Act.ENDLESS_ARENA, "ofAuto global")
        .add(ARENA, Act.END, "close")
        .add(ARENA, Act.SAFE, "scope equals hashCode toString")
        .add(ARENA, Act.ALLOCATE, "allocate allocateFrom");
    kinds.put(ARENA, Kind.FRAME);
    kinds.put(SEGMENT, Kind.DATA);
  }

  /* What can be asked of a segment whose memory is gone. */
  static void addSegments(Table<Act> acts) {
    acts.add(SEGMENT, Act.SAFE, "scope address byteSize maxByteAlignment equals hashCode toString")
        .add(SEGMENT, Act.SAFE, "isNative isMapped isReadOnly isAccessibleBy heapBase");
  }

  static void addStack(Table<Act> acts, Map<String, Kind> kinds) {
    acts.add(STACK, Act.PUSH, "stackPush push")
        .add(STACK, Act.POP, "stackPop pop close")
        .add(STACK, Act.CURRENT, "stackGet")
        .add(STACK, Act.SAFE, "getPointer setPointer getSize getFrameIndex getAddress")
        .add(STACK, Act.SAFE, "create ncreate")
        .add(STACK, Act.ALLOCATE, "*");
    kinds.put(STACK, Kind.FRAME);
  }
}
