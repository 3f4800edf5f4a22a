package io.framealloc.fa.engine.library;

import io.framealloc.fa.engine.state.Kind;
import java.util.HashMap;
import java.util.Map;

/** What is known about {@code io.framealloc}. */
final class Framealloc {

  static final String PACKAGE = "io.framealloc.";

  private static final String VECTORS =
      "IntVec LongVec FloatVec DoubleVec ByteVec ShortVec Vec Map List Columns";

  private Framealloc() {}

  /** Returns whether a name is of a class of the package itself. */
  static boolean isOurs(String name) {
    return name.startsWith(PACKAGE) && Character.isUpperCase(name.charAt(PACKAGE.length()));
  }

  static void addTo(Table<Act> acts, Map<String, Kind> kinds) {
    allocators(acts);
    frames(acts);
    owned(acts);
    threads(acts);
    kinds.putAll(kinds());
  }

  private static String prefixed(String prefix, String names) {
    StringBuilder all = new StringBuilder();
    for (String name : Table.words(names)) {
      all.append(' ').append(prefix).append(name);
    }
    return all.substring(1);
  }

  private static void allocators(Table<Act> acts) {
    String type = PACKAGE + "SmartAlloc";
    acts.add(type, Act.CREATE, "create")
        .add(type, Act.CLOSE_ALLOCATOR, "close")
        .add(type, Act.BEGIN, "beginFrame")
        .add(type, Act.END, "endFrame endFrameWithPromotions")
        .add(type, Act.CURRENT, "currentFrame")
        .add(type, Act.IN_FRAME, "inFrame")
        .add(type, Act.ALLOCATE, "frameAlloc frameBox tryFrameAlloc tryFrameBox")
        .add(type, Act.ALLOCATE_MANY, "frameAllocBatch frameSlice")
        .add(type, Act.ALLOCATE_MANY, prefixed("frame", VECTORS))
        .add(type, Act.OWN, "poolBox poolAlloc heapBox heapAlloc tryPoolBox")
        .add(type, Act.OWN, "taskAlloc asyncPoolGuard")
        .add(type, Act.RETAIN, "frameRetained frameWithImportance frameVecRetained")
        .add(type, Act.TRANSFER, "frameBoxForTransfer frameVecForTransfer")
        .add(type, Act.TAG, "withTag callWithTag")
        .add(type, Act.TAG_SCOPE, "tagScope")
        .add(type, Act.SAFE, "explain")
        .add(type, Act.BUDGET, "setFrameBudget setThreadFrameBudget setThreadPoolBudget")
        .add(type, Act.BUDGET, "setTagBudget setGlobalBudget frameUsage frameRemaining")
        .add(PACKAGE + "Tag", Act.TAG_OF, "of");
  }

  private static void frames(Table<Act> acts) {
    String type = PACKAGE + "Frame";
    acts.add(type, Act.END, "close")
        .add(type, Act.ALLOCATE, "alloc allocate allocateFrom box ref")
        .add(type, Act.ALLOCATE_MANY, "batch slice vec map list columns")
        .add(type, Act.ALLOCATE_MANY, "intVec longVec floatVec doubleVec byteVec shortVec")
        .add(type, Act.NESTED, "nested")
        .add(type, Act.CHECKPOINT, "checkpoint")
        .add(type, Act.ROLLBACK, "rollbackTo")
        .add(type, Act.RUN_HERE, "speculative")
        .add(type, Act.OWN, "phase")
        .add(type, Act.BUDGET, "remaining used")
        .add(type, Act.SAFE, "isAlive equals hashCode")
        .add("java.lang.foreign.Arena", Act.ALLOCATE, "allocate allocateFrom") // a frame is one
        .add("java.lang.foreign.SegmentAllocator", Act.ALLOCATE, "allocate allocateFrom")
        .add(PACKAGE + "FrameScope", Act.END, "close")
        .add(PACKAGE + "FrameScope", Act.SAFE, "isAlive")
        .add(PACKAGE + "FramePhase", Act.CLOSE, "close")
        .add(PACKAGE + "ScopedFrames", Act.RUN_IN_FRAME, "call run")
        .add(PACKAGE + "ScopedFrames", Act.TASK_FRAME, "current")
        .add(PACKAGE + "ScopedFrames", Act.FRAMED_EXECUTOR, "executor");
  }

  private static void owned(Table<Act> acts) {
    for (String name :
        Table.words("PoolBox PoolSlot HeapBox HeapSlot FrameRetained TaskAlloc AsyncPoolGuard")) {
      acts.add(PACKAGE + name, Act.CLOSE, "close").add(PACKAGE + name, Act.SAFE, "isOpen toString");
    }
    acts.add(PACKAGE + "FrameRetained", Act.SAFE, "isPromoted promotedTo policy failure")
        .add(PACKAGE + "TaskAlloc", Act.VIEW, "box slice vec segment")
        .add(PACKAGE + "AsyncPoolGuard", Act.OWN_BY_RECEIVER, "poolBox poolAlloc")
        .add(PACKAGE + "ObjectPool", Act.ACQUIRE, "acquire")
        .add(PACKAGE + "ObjectPool", Act.OWN, "lease")
        .add(PACKAGE + "ObjectPool", Act.RELEASE, "release")
        .add(PACKAGE + "ObjectPool.Lease", Act.CLOSE, "close");
  }

  private static void threads(Table<Act> acts) {
    acts.add(PACKAGE + "TransferHandle", Act.RECEIVE, "receive")
        .add(PACKAGE + "TransferHandle", Act.RECEIVE_INTO, "receiveInto")
        .add(PACKAGE + "TransferHandle", Act.CLOSE, "close")
        .add(PACKAGE + "TransferHandle", Act.SAFE, "state id origin size toString")
        .add(PACKAGE + "TransferChannel", Act.SEND, "send")
        .add(PACKAGE + "TransferChannel", Act.ARRIVE, "receive")
        .add(PACKAGE + "FrameBarrier", Act.BARRIER, "of")
        .add(PACKAGE + "FrameBarrier", Act.REGISTER, "register")
        .add(PACKAGE + "FrameBarrier", Act.SIGNAL, "signalFrameComplete")
        .add(PACKAGE + "FrameBarrier", Act.AWAIT_ALL, "awaitAll");
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    kinds.put(PACKAGE + "SmartAlloc", Kind.ALLOCATOR);
    kinds.put(PACKAGE + "Frame", Kind.FRAME);
    kinds.put(PACKAGE + "FrameScope", Kind.SCOPE);
    kinds.put(PACKAGE + "Checkpoint", Kind.CHECKPOINT);
    kinds.put(PACKAGE + "TransferHandle", Kind.HANDLE);
    kinds.put(PACKAGE + "FrameRetained", Kind.RETAINED);
    kinds.put(PACKAGE + "FrameBarrier", Kind.BARRIER);
    for (String name :
        Table.words(
            ("PoolBox PoolSlot HeapBox HeapSlot TaskAlloc AsyncPoolGuard FramePhase"
                + " ObjectPool.Lease"))) {
      kinds.put(PACKAGE + name, Kind.OWNED);
    }
    for (String name :
        Table.words(
            ("FrameBox FrameSlice FrameVec FrameIntVec FrameLongVec FrameFloatVec FrameDoubleVec"
                + " FrameByteVec FrameShortVec FrameMap FrameList FrameColumns Cursor"))) {
      kinds.put(PACKAGE + name, Kind.DATA);
    }
    return kinds;
  }
}
