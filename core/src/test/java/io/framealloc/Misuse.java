package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameStateException;
import org.junit.jupiter.api.function.Executable;

/** The texts of FA106, and a quiet end of a test that left things open. */
final class Misuse {

  private Misuse() {}

  static void assertStillOpen(String act, Executable use) {
    assertOutOfOrder(
        act + " while a nested scope inside it is open; hint: close the inner scope first", use);
  }

  static void assertEndedWithScopes(Executable use) {
    assertOutOfOrder(
        "frame ended with a nested scope inside it still open; both have ended;"
            + " hint: close the inner scope first",
        use);
  }

  static void assertOver(String what, Executable use) {
    assertOutOfOrder(
        what + " used after it was closed, rewound past, or its frame ended; hint: keep the order",
        use);
  }

  private static void assertOutOfOrder(String text, Executable use) {
    var refused = assertThrows(FrameStateException.class, use);
    assertEquals("[FA106] " + text, refused.getMessage());
    assertEquals(Code.FA106, refused.code());
  }

  /** Closes an allocator without a report of its open frame. */
  static void quietly(SmartAlloc alloc) {
    alloc.diagnostics(finding -> {});
    alloc.close();
  }
}
