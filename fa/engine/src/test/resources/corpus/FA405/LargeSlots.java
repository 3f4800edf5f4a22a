import io.framealloc.PoolSlot;
import io.framealloc.SmartAlloc;
import java.lang.foreign.ValueLayout;

/** A slot as large as its data. */
final class LargeSlots {

  private static final int SLOT = 1024;
  private static final long AT = 16;

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

  static void byConstants(SmartAlloc alloc) {
    try (PoolSlot slot = alloc.poolAlloc(SLOT)) { // HINT FA405
      slot.segment().set(ValueLayout.JAVA_FLOAT, AT, 42f);
    }
  }

  static void justThreeQuarters(SmartAlloc alloc) {
    try (PoolSlot slot = alloc.poolAlloc(64)) { // HINT FA405
      slot.segment().set(ValueLayout.JAVA_LONG, 8, 42);
    }
  }

  static void justLess(SmartAlloc alloc) { // CLEAN
    try (PoolSlot slot = alloc.poolAlloc(64)) {
      slot.segment().set(ValueLayout.JAVA_LONG, 9, 42);
    }
  }

  static void justBelow(SmartAlloc alloc) { // CLEAN: a class of less than 64 bytes
    try (PoolSlot slot = alloc.poolAlloc(56)) {
      slot.segment().set(ValueLayout.JAVA_INT, 0, 42);
    }
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
