package io.framealloc.fa.engine.mutation;

import io.framealloc.fa.engine.Model;
import java.util.EnumSet;
import java.util.Set;

/** A library whose frames the programs use. */
enum Dialect {
  /** This library, in the programs as they are. */
  FRAMEALLOC(
      EnumSet.of(Model.FRAMEALLOC),
      Set.of("Frame", "FrameScope"),
      Set.of(
          ("FrameBox FrameSlice FrameVec FrameIntVec FrameLongVec FrameFloatVec FrameDoubleVec"
                  + " FrameByteVec FrameShortVec FrameMap FrameList FrameColumns Cursor"
                  + " MemorySegment")
              .split(" ")),
      Set.of("beginFrame"),
      Set.of("endFrame", "endFrameWithPromotions")),
  /** The programs rewritten for {@code java.lang.foreign}. */
  FFM(
      EnumSet.of(Model.FFM),
      Set.of("Arena"),
      Set.of("MemorySegment"),
      Set.of("ofConfined"),
      Set.of("close")),
  /** The programs rewritten for LWJGL. */
  LWJGL(
      EnumSet.of(Model.LWJGL),
      Set.of("MemoryStack"),
      Set.of("IntBuffer"),
      Set.of("stackPush", "push"),
      Set.of("pop"));

  final Set<Model> models;

  /** The simple names of the types whose values end their memory. */
  final Set<String> frames;

  /** The simple names of the types of memory. */
  final Set<String> memory;

  final Set<String> begins;
  final Set<String> ends;

  Dialect(
      Set<Model> models,
      Set<String> frames,
      Set<String> memory,
      Set<String> begins,
      Set<String> ends) {
    this.models = models;
    this.frames = frames;
    this.memory = memory;
    this.begins = begins;
    this.ends = ends;
  }
}
