package io.framealloc.debugging;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Native code that writes where it should not. */
@SuppressWarnings("restricted") // the tests run with native access
final class Corrupt {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle MEMSET =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("memset"),
          FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG));

  private Corrupt() {}

  /** Sets {@code bytes} from {@code offset} of {@code segment} on, wherever that is. */
  static void fill(MemorySegment segment, long offset, int value, long bytes) {
    fill(segment.address() + offset, value, bytes);
  }

  static void fill(long address, int value, long bytes) {
    try {
      MemorySegment result =
          (MemorySegment) MEMSET.invokeExact(MemorySegment.ofAddress(address), value, bytes);
      if (result.address() != address) {
        throw new AssertionError(result);
      }
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
