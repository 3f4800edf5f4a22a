package io.framealloc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has in real memory, where the system tells (Linux). */
final class Residence {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Residence() {}

  static boolean isKnown() {
    return Files.isReadable(STATUS);
  }

  /** Resident bytes. */
  static long bytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no VmRSS");
  }
}
