package io.framealloc.fa.engine.state;

/** What an abstract object stands for. */
public enum Kind {
  /** Begins frames: a {@code SmartAlloc}, or a thread's {@code MemoryStack}. */
  ALLOCATOR,
  /** Ends all its data at once: a frame, an arena, a pushed stack. */
  FRAME,
  /** A nested scope of a frame. */
  SCOPE,
  /** A point of a frame to roll back to. */
  CHECKPOINT,
  /** Dies with its frame or scope. */
  DATA,
  /** Must be closed: pool and heap memory, and what a user marks so. */
  OWNED,
  /** A transfer handle. */
  HANDLE,
  /** Retained data. */
  RETAINED,
  /** A pool of ordinary objects' object. */
  POOLED,
  /** Lives and dies with another object. */
  VIEW,
  /** Holds other objects: a collection, an array, an object with fields. */
  CONTAINER,
  /** A lambda or method reference. */
  FUNCTION,
  /** A frame barrier. */
  BARRIER,
  /** What a spawn point returned. */
  TASK,
  /** An executor that gives every command a frame. */
  FRAMED_EXECUTOR;

  /** Returns whether such an object may be of the program's own class, with fields to look into. */
  public boolean hasFields() {
    return this == CONTAINER || this == OWNED || this == FRAME;
  }

  /** Returns whether the end of a frame ends such an object. */
  public boolean isInFrame() {
    return this == DATA || this == SCOPE || this == CHECKPOINT;
  }

  /** Returns whether such an object is confined to the thread of its frame. */
  public boolean isConfined() {
    return isInFrame() || this == FRAME;
  }

  /** Returns whether someone has to close such an object. */
  public boolean isClosed() {
    return this == OWNED || this == HANDLE || this == RETAINED;
  }
}
