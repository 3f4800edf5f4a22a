package io.framealloc;

import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameStateException;
import io.framealloc.diagnostics.OwnershipException;
import io.framealloc.internal.frame.References;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.pool.PoolErrors;
import io.framealloc.internal.text.ByteSizes;
import java.util.NoSuchElementException;

/** Every error of this package that is not a plain JDK one: one factory each. */
final class Errors {

  private Errors() {}

  private static final long NO_ADDRESS = 0;

  /** A token was used that is dead, or on another thread than its owner's. */
  static RuntimeException refuse(Life life) {
    return refuse(life, NO_ADDRESS);
  }

  /** Frame data was used through a token that is dead, or on another thread than its owner's. */
  static RuntimeException refuse(Life life, long address) {
    if (life instanceof TransferHandle<?> handle) {
      return transferred(handle);
    }
    if (life instanceof OwnLife own && !own.isAlive()) {
      return own.box.refusal(own);
    }
    ThreadArena arena = life.arena;
    boolean ended = arena.owner == null;
    BehaviorWatch.refused(ended ? arena.tombstone : arena);
    return ended
        ? ended(life, arena.tombstone, address)
        : wrongThread(arena, DebugTexts.madeAt(arena, arena.number, address));
  }

  /* A use after the life of the data, so FA104; that the thread may be the right one, or not,
   * makes no difference. */
  private static FrameEndedException transferred(TransferHandle<?> handle) {
    return FrameEndedException.transferred(
        "transfer=%d, thread=%s; hint: only who receives it may use it; copy it first to keep it"
            .formatted(handle.id(), nameOf(handle.origin())));
  }

  private static FrameEndedException ended(Life life, ThreadArena arena, long address) {
    FrameEndedException ended = describe(life, arena, address);
    FrameEvents events = ((FrameArena) arena).sink.events;
    if (events.isOn()) {
      events.later(new FrameEvent.StaleAccess(Code.FA104, ended.frame(), ended.framesAgo()));
    }
    return ended;
  }

  private static FrameEndedException describe(Life life, ThreadArena arena, long address) {
    long newest = arena.number;
    long frame = life.frameNumber(arena);
    String where = "thread=" + nameOf(arena.thread());
    if (frame == 0) {
      return new FrameEndedException(
          where + ", now=frame " + newest + "; it ended long ago" + KEEP, 0, -1);
    }
    String made = DebugTexts.madeAt(arena, frame, address);
    if (frame == newest && arena.isOpen()) {
      return new FrameEndedException(
          where + ", frame=" + frame + made + "; its nested scope or checkpoint was rewound" + KEEP,
          frame,
          0);
    }
    long ago = newest - frame;
    if (address != NO_ADDRESS) {
      DebugTexts.reportEscape(arena, frame, address);
    }
    return new FrameEndedException(
        "frame="
            + frame
            + ", framesAgo="
            + ago
            + ", now="
            + now(arena)
            + ", "
            + where
            + made
            + DebugTexts.endedAt(arena, frame)
            + KEEP,
        frame,
        ago);
  }

  private static final String KEEP =
      "; hint: use it inside its frame, or keep the value with poolBox";

  static WrongThreadException wrongThread(ThreadArena arena) {
    return wrongThread(arena, "");
  }

  private static WrongThreadException wrongThread(ThreadArena arena, String made) {
    return new WrongThreadException(
        Code.FA201.message(
            "frame data used on another thread: owner=%s, current=%s%s; hint: hand it over with frameBoxForTransfer"
                .formatted(nameOf(arena.thread()), nameOf(Thread.currentThread()), made)));
  }

  static FrameStateException alreadyOpen(ThreadArena arena) {
    return new FrameStateException(
        Code.FA101,
        "beginFrame while a frame is open: frame=%d, thread=%s%s; hint: end it first, or use frame.nested()"
            .formatted(
                arena.number, nameOf(arena.thread()), DebugTexts.begunAt(arena, arena.number)));
  }

  static FrameStateException endWithoutBegin(ThreadArena arena) {
    return new FrameStateException(
        Code.FA102,
        "endFrame without an open frame: thread=%s%s; hint: match every beginFrame with one endFrame"
            .formatted(nameOf(Thread.currentThread()), lastFrame(arena)));
  }

  private static String lastFrame(ThreadArena arena) {
    String ended = DebugTexts.endedAt(arena, arena.number);
    return ended.isEmpty() ? "" : ", lastFrame=" + arena.number + ended;
  }

  static FrameStateException endedTwice(Life life) {
    ThreadArena arena = life.arena.tombstone;
    long frame = life.frameNumber(arena);
    return new FrameStateException(
        Code.FA102,
        "frame ended twice: frame=%s, thread=%s%s; hint: close it once, best by try-with-resources"
            .formatted(number(frame), nameOf(arena.thread()), DebugTexts.endedAt(arena, frame)));
  }

  static FrameStateException noFrame() {
    return noFrame("");
  }

  static FrameStateException noFrame(ThreadArena arena) {
    return noFrame(lastFrame(arena));
  }

  private static FrameStateException noFrame(String last) {
    return new FrameStateException(
        Code.FA105,
        "frame allocation with no frame open: thread=%s%s; hint: call beginFrame first"
            .formatted(nameOf(Thread.currentThread()), last));
  }

  static FrameStateException scopeStillOpen(String act) {
    return new FrameStateException(
        Code.FA106,
        act + " while a nested scope inside it is open; hint: close the inner scope first");
  }

  static FrameStateException endedWithScopes() {
    return new FrameStateException(
        Code.FA106,
        "frame ended with a nested scope inside it still open; both have ended; hint: close the"
            + " inner scope first");
  }

  static IllegalArgumentException softAboveHard(long soft, long hard) {
    return new IllegalArgumentException(
        "soft limit above the hard one: soft=%s, hard=%s"
            .formatted(ByteSizes.format(soft), ByteSizes.format(hard)));
  }

  static FrameStateException noPhase() {
    return new FrameStateException(
        Code.FA106, "endPhase without an open phase; hint: call beginPhase before");
  }

  static FrameStateException tagScopeStillOpen() {
    return new FrameStateException(
        Code.FA106,
        "tag scope closed while one inside it is open; hint: close the inner one first");
  }

  static FrameStateException scopeOver(String what) {
    return new FrameStateException(
        Code.FA106,
        what + " used after it was closed, rewound past, or its frame ended; hint: keep the order");
  }

  static IllegalStateException beanExists(String name) {
    return new IllegalStateException(
        "managed bean exists: name=%s; hint: give each allocator a name of its own"
            .formatted(name));
  }

  static IllegalStateException noManagement() {
    return new IllegalStateException(
        "no managed beans without the module java.management;"
            + " hint: run with --add-modules java.management");
  }

  static OwnershipException allocatorClosed() {
    return PoolErrors.allocatorClosed();
  }

  /** A checked reference that {@link References#locate} did not accept. */
  static RuntimeException badReference(
      long reference, long offset, long width, long result, ThreadArena arena) {
    if (result == References.OUTSIDE) {
      return new IndexOutOfBoundsException(
          "bytes outside the memory of the frame: reference=0x%x, offset=%d, width=%d, used=%d"
              .formatted(reference, offset, width, arena.used()));
    }
    return new FrameEndedException(
        "reference=0x%x, now=frame %d, thread=%s; it is of an ended frame, or of another thread or allocator"
            .formatted(reference, arena.number, nameOf(arena.thread())),
        0,
        -1);
  }

  static IllegalArgumentException badAlignment(long alignment) {
    return new IllegalArgumentException(
        "alignment is not a power of two from 1 to 4096: alignment=" + alignment);
  }

  static IllegalArgumentException negative(String name, long value) {
    return new IllegalArgumentException("negative size: " + name + "=" + value);
  }

  /** The open frame of an arena, as it stands in messages. */
  static String now(ThreadArena arena) {
    return arena.isOpen() ? "frame " + arena.number : "no frame";
  }

  /** The name of a thread; its number if it has none, as most virtual threads. */
  static String nameOf(Thread thread) {
    String name = thread.getName();
    if (!name.isEmpty()) {
      return name;
    }
    return (thread.isVirtual() ? "virtual thread " : "thread ") + thread.threadId();
  }

  /* Transfers. */

  static OwnershipException receivedTwice(TransferHandle<?> handle, String act) {
    return new OwnershipException(
        Code.FA206,
        "transfer %s after it was received: transfer=%d, sender=%s, thread=%s; hint: receive it once, and pass on the box that receive() returned"
            .formatted(act, handle.id(), nameOf(handle.origin()), nameOf(Thread.currentThread())));
  }

  static IllegalArgumentException otherAllocators() {
    return new IllegalArgumentException(
        "vector of another allocator: its memory goes back there; hint: send it through the"
            + " allocator whose frame it is of");
  }

  static OwnershipException transferClosed(TransferHandle<?> handle, String act) {
    return new OwnershipException(
        Code.FA402,
        "transfer %s after it was closed: transfer=%d, sender=%s, thread=%s; hint: close a handle only if nobody will receive it"
            .formatted(act, handle.id(), nameOf(handle.origin()), nameOf(Thread.currentThread())));
  }

  static OwnershipException transferEnded(TransferHandle<?> handle, String act) {
    return new OwnershipException(
        Code.FA402,
        "transfer %s after its allocator was closed: transfer=%d, sender=%s, thread=%s; hint: close the allocator last"
            .formatted(act, handle.id(), nameOf(handle.origin()), nameOf(Thread.currentThread())));
  }

  /* Vectors. */

  static NoSuchElementException emptyVector(String act) {
    return new NoSuchElementException(act + " of an empty vector: size=0");
  }

  static IllegalArgumentException sizesDiffer(int size, int other) {
    return new IllegalArgumentException(
        "vectors differ in size: size=" + size + ", other=" + other);
  }

  /** Memory that was never written holds no constant of an enum. */
  static IllegalStateException noConstant(Object[] constants, int ordinal) {
    return new IllegalStateException(
        "memory holds no constant of an enum: enum=%s, ordinal=%d, constants=%d; hint: memory as found must be set before it is read"
            .formatted(
                constants.getClass().getComponentType().getTypeName(), ordinal, constants.length));
  }

  static IllegalArgumentException wrongLength(int length, int declared) {
    return new IllegalArgumentException(
        "array of another length than declared: length=" + length + ", declared=" + declared);
  }

  /* Retained values. */

  static OwnershipException retainedClosed(String what) {
    return new OwnershipException(
        Code.FA402,
        "used after close: retained %s, thread=%s; hint: close it after its last use"
            .formatted(what, nameOf(Thread.currentThread())));
  }

  static OwnershipException retainedClosedTwice(String what) {
    return new OwnershipException(
        Code.FA403,
        "closed twice: retained %s, thread=%s; hint: close it once, best by try-with-resources"
            .formatted(what, nameOf(Thread.currentThread())));
  }

  static IllegalArgumentException vectorForScratch(RetentionPolicy policy) {
    return new IllegalArgumentException(
        "a vector does not go to a scratch pool: policy=%s; hint: use PROMOTE_TO_HEAP"
            .formatted(policy));
  }

  static IllegalArgumentException beyondScratch(String name, long bytes, long capacity) {
    return new IllegalArgumentException(
        "larger than the scratch pool: name=%s, bytes=%d, capacity=%s; hint: use heapBox"
            .formatted(name, bytes, ByteSizes.format(capacity)));
  }

  static IllegalArgumentException scratchDiffers(String name, long capacity, long asked) {
    return new IllegalArgumentException(
        "scratch pool of another capacity: name=%s, capacity=%s, asked=%s"
            .formatted(name, ByteSizes.format(capacity), ByteSizes.format(asked)));
  }

  /** A request that no size class of the pool can hold. */
  static IllegalArgumentException beyondSizeClasses(long bytes, long largest, String instead) {
    return new IllegalArgumentException(
        "larger than the largest size class: bytes=%d, largest=%s; hint: use %s"
            .formatted(bytes, ByteSizes.format(largest), instead));
  }

  static IllegalArgumentException beyondAlignments(long bytes, long alignment) {
    return new IllegalArgumentException(
        "no size class has this alignment: bytes=%d, alignment=%d; hint: use heapAlloc"
            .formatted(bytes, alignment));
  }

  private static String number(long frame) {
    return frame == 0 ? "unknown" : Long.toString(frame);
  }
}
