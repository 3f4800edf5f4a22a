package io.framealloc.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The one class that calls a restricted method of {@code java.lang.foreign}.
 *
 * <p>Whether this module may do so is asked once, before the first such call, so that the JVM's own
 * warning never appears. Without the permission the library says once what to add and works on the
 * segments of JDK arenas instead: same checks, somewhat slower boxes.
 */
@SuppressWarnings("restricted") // the one place
public final class NativeAccess {

  /** True when restricted methods may be called; a constant for the compiler. */
  public static final boolean ENABLED = NativeAccess.class.getModule().isNativeAccessEnabled();

  /**
   * Every address of the process. It has no liveness check of its own: a caller must have compared
   * the life token first, and must mask the address with {@link Memory#ADDRESS_MASK}.
   */
  static final MemorySegment ALL =
      ENABLED ? MemorySegment.NULL.reinterpret(Long.MAX_VALUE) : MemorySegment.NULL;

  static {
    if (!ENABLED) {
      System.getLogger("io.framealloc").log(System.Logger.Level.INFO, explanation());
    }
  }

  private NativeAccess() {}

  /** Returns the same bytes under the lifetime of {@code scope}. */
  static MemorySegment rescope(MemorySegment segment, Arena scope) {
    return segment.reinterpret(scope, null);
  }

  /** Returns the exact JVM option that enables native access for this module. */
  public static String flag() {
    Module module = NativeAccess.class.getModule();
    return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
  }

  /** Returns the one line that tells how to leave the fallback. */
  static String explanation() {
    return "framealloc runs without native access, in its slower fallback; add the JVM option "
        + flag();
  }
}
