package io.framealloc;

import static io.framealloc.Bytes.megabytes;

import io.framealloc.diagnostics.FrameExhaustedException;

/** Runs out of native memory in several ways, and goes on each time. Wants 600 MB in all. */
final class NativeMemoryLimit {

  private static final long TOO_MUCH = megabytes(400);
  private static final long CHUNK = megabytes(16);

  private NativeMemoryLimit() {}

  public static void main(String[] args) {
    AllocConfig config = AllocConfig.builder().frameCapacity(megabytes(1000)).build();
    try (SmartAlloc alloc = SmartAlloc.create(config)) {
      try (Frame frame = alloc.beginFrame()) {
        long ref = frame.ref(8);
        frame.setLong(ref, 0, 42);
        refuse(() -> frame.alloc(TOO_MUCH));
        refuse(() -> frame.ref(TOO_MUCH));
        System.out.println("still " + frame.getLong(ref, 0));
        int taken = 0;
        while (taken < 100 && alloc.tryFrameAlloc(CHUNK).isPresent()) {
          taken++;
        }
        System.out.println("took most of it " + (taken >= 5 && taken < 30));
        frame.alloc(1000);
        System.out.println("and 1000 bytes more");
      }
      alloc.trim();
      Waiting.until(() -> alloc.reservedBytes() <= megabytes(1), alloc::reservedBytes);
      for (int i = 0; i < 3; i++) {
        try (Frame frame = alloc.beginFrame()) {
          frame.setLong(frame.ref(CHUNK), CHUNK - 8, 1);
        }
      }
      System.out.println("goes on");
    }
  }

  private static void refuse(Runnable request) {
    try {
      request.run();
      System.out.println("not refused");
    } catch (FrameExhaustedException e) {
      System.out.println(
          e.getMessage().replaceAll("reserved=[^;]*;", "reserved=...;")
              + ", cause "
              + e.getCause().getClass().getName());
    }
  }
}
