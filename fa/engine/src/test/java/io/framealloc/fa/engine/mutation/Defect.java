package io.framealloc.fa.engine.mutation;

import io.framealloc.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** What is planted at a site, and what has to be found there. */
enum Defect {
  /** A new thread takes the memory. */
  THREAD(Code.FA604),
  /** A task of an executor takes the memory. */
  EXECUTOR(Code.FA604),
  /** The memory is stored in a static field. */
  STATIC_STORE(Code.FA702),
  /** The memory is stored in a field. */
  FIELD_STORE(Code.FA702),
  /** The memory is added to a collection in a static field. */
  COLLECTION(Code.FA702),
  /** The memory is added to a collection in a field. */
  FIELD_COLLECTION(Code.FA702),
  /** The memory is used after its frame, behind it. */
  USE_AFTER_END(Code.FA104),
  /** The memory is used after its frame, in a {@code finally}. */
  USE_IN_FINALLY(Code.FA104),
  /** The frame is begun and not ended. */
  UNCLOSED(Code.FA103),
  /** No defect: a collection of this frame. */
  LOCAL_COLLECTION(null),
  /** No defect: a task that runs at once, here. */
  RUN_HERE(null),
  /** No defect: a variable of the frame has it, too. */
  ALIAS(null);

  private final @Nullable Code code;

  Defect(@Nullable Code code) {
    this.code = code;
  }

  /** Returns whether anything is wrong with it. */
  boolean isWrong() {
    return code != null;
  }

  /** Returns the code that is to be found; null for none. */
  @Nullable Code code(@Nullable Region region, Dialect dialect) {
    boolean scoped = region != null && region.isScope() && dialect == Dialect.FRAMEALLOC;
    return scoped && code == Code.FA104 ? Code.FA106 : code;
  }
}
