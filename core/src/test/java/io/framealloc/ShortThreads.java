package io.framealloc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ten thousand short threads, one after the other, each with a frame of 64 KiB; with the argument
 * {@code open} none ends its frame. Prints how the memory of the process developed.
 */
final class ShortThreads {

  private static final int THREADS = 10_000;
  private static final int SIZE = 64 << 10;

  private static final Pattern MORE = Pattern.compile("as reported before, more=(\\d+)");

  private ShortThreads() {}

  public static void main(String[] args) {
    boolean leaveOpen = args.length > 0 && args[0].equals("open");
    int[] reports = new int[1];
    long mostReserved = 0;
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.diagnostics(finding -> reports[0] += countedIn(finding.message()));
      run(alloc, THREADS / 5, leaveOpen);
      long before = Residence.bytes();
      for (int i = 0; i < THREADS - THREADS / 5; i++) {
        run(alloc, 1, leaveOpen);
        mostReserved = Math.max(mostReserved, alloc.reservedBytes());
      }
      long grown = Residence.bytes() - before;
      alloc.trim();
      System.out.println("reserved at most 12 MiB " + (mostReserved <= 12 << 20));
      Waiting.until(() -> alloc.reservedBytes() == 0, alloc::reservedBytes);
      System.out.println("resident " + (grown < 16 << 20 ? "flat" : "grown by " + grown));
    }
    System.out.println("reports " + reports[0]);
  }

  /* A finding that is made again is counted, and told once more at the close. */
  private static int countedIn(String message) {
    Matcher more = MORE.matcher(message);
    return more.find() ? Integer.parseInt(more.group(1)) : 1;
  }

  private static void run(SmartAlloc alloc, int threads, boolean leaveOpen) {
    for (int i = 0; i < threads; i++) {
      Threads.on("short", () -> live(alloc, leaveOpen));
    }
  }

  private static void live(SmartAlloc alloc, boolean leaveOpen) {
    Frame frame = alloc.beginFrame();
    long ref = frame.ref(SIZE);
    for (int at = 0; at < SIZE; at += 4096) {
      frame.setLong(ref, at, -1);
    }
    if (!leaveOpen) {
      frame.close();
    }
  }
}
