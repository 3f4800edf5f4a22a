package io.framealloc.fa.engine.library;

/** What a call does, as far as frame memory is concerned. */
public enum Act {
  /** Nothing that is known: a call as any other. */
  NONE,
  /** Begins a frame of the receiver. */
  BEGIN,
  /** Begins a frame that ends with a barrier. */
  BEGIN_WITH_BARRIER,
  /** Ends the open frame of the receiver, or the receiver itself if it is a frame. */
  END,
  /** Gives the open frame. */
  CURRENT,
  /** Says whether a frame is open. */
  IN_FRAME,
  /** Makes an allocator. */
  CREATE,
  /** Closes an allocator. */
  CLOSE_ALLOCATOR,
  /** Allocates frame data of fixed size. */
  ALLOCATE,
  /** Allocates frame data that grows, or many values at once. */
  ALLOCATE_MANY,
  /** Allocates what must be closed. */
  OWN,
  /** Allocates what the receiver closes with itself. */
  OWN_BY_RECEIVER,
  /** Makes retained data. */
  RETAIN,
  /** Moves its argument into a handle. */
  TRANSFER,
  /** Receives a handle. */
  RECEIVE,
  /** Receives a handle into a frame. */
  RECEIVE_INTO,
  /** Takes over a handle. */
  SEND,
  /** Gives a handle that came from elsewhere. */
  ARRIVE,
  /** Closes the receiver. */
  CLOSE,
  /** Opens a nested scope. */
  NESTED,
  /** Takes a checkpoint. */
  CHECKPOINT,
  /** Rolls back to one. */
  ROLLBACK,
  /** Runs its lambda once, here, with the receiver. */
  RUN_HERE,
  /** Runs its lambda once in a frame of its own. */
  RUN_IN_FRAME,
  /** Gives the frame of the innermost task. */
  TASK_FRAME,
  /** Makes an executor that gives each command a frame. */
  FRAMED_EXECUTOR,
  /** Runs its lambda once, here, under a tag. */
  TAG,
  /** Opens a tag scope. */
  TAG_SCOPE,
  /** Makes a tag. */
  TAG_OF,
  /** Takes an object out of a pool. */
  ACQUIRE,
  /** Gives one back. */
  RELEASE,
  /** Sets or asks a budget. */
  BUDGET,
  /** Makes a barrier. */
  BARRIER,
  /** Registers the thread with a barrier. */
  REGISTER,
  /** Signals that the frame is complete. */
  SIGNAL,
  /** Waits for the other parties of a barrier. */
  AWAIT_ALL,
  /** A use that is allowed on dead objects too. */
  SAFE,
  /** Gives something that lives as long as the receiver. */
  VIEW,
  /** Pushes a stack frame. */
  PUSH,
  /** Pops one. */
  POP,
  /** Makes an arena that must be closed, for one thread. */
  ARENA,
  /** Makes an arena that must be closed, for all threads. */
  SHARED_ARENA,
  /** Makes an arena that nobody closes. */
  ENDLESS_ARENA
}
