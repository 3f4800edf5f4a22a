import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;
import java.lang.foreign.ValueLayout;

/** A slot as large as its data. */
final class LargeSlots {

  static void small(SmartAlloc alloc) {
    try (PoolSlot slot = alloc.poolAlloc(1024)) { // HINT FA405
      slot.segment().set(ValueLayout.JAVA_INT, 0, 42);
    }
  }

  static long twoFields(SmartAlloc alloc) {
    PoolSlot slot = alloc.poolAlloc(256); // HINT FA405
    slot.segment().set(ValueLayout.JAVA_LONG, 0, 42);
    long value = slot.segment().get(ValueLayout.JAVA_LONG, 8);
    slot.close();
    return value;
  }

  static void fits(SmartAlloc alloc) { // CLEAN
    try (PoolSlot slot = alloc.poolAlloc(ValueLayout.JAVA_INT)) {
      slot.segment().set(ValueLayout.JAVA_INT, 0, 42);
    }
  }

  static void smallClass(SmartAlloc alloc) { // CLEAN
    try (PoolSlot slot = alloc.poolAlloc(32)) {
      slot.segment().set(ValueLayout.JAVA_INT, 0, 42);
    }
  }

  static void usedToTheEnd(SmartAlloc alloc) { // CLEAN
    try (PoolSlot slot = alloc.poolAlloc(64)) {
      slot.segment().set(ValueLayout.JAVA_LONG, 56, 42);
    }
  }

  static void unknownUse(SmartAlloc alloc) { // CLEAN
    try (PoolSlot slot = alloc.poolAlloc(1024)) {
      slot.segment().fill((byte) 0);
    }
  }

  static void unknownOffset(SmartAlloc alloc, long at) { // CLEAN
    try (PoolSlot slot = alloc.poolAlloc(1024)) {
      slot.segment().set(ValueLayout.JAVA_INT, at, 42);
    }
  }

  static PoolSlot handedOver(SmartAlloc alloc) { // CLEAN
    PoolSlot slot = alloc.poolAlloc(1024);
    slot.segment().set(ValueLayout.JAVA_INT, 0, 42);
    return slot;
  }
}
