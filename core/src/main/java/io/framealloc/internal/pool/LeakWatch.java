package io.framealloc.internal.pool;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.text.Sites;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds boxes that became unreachable before they were closed.
 *
 * <p>Which boxes are watched follows from slot and generation alone, so nothing is stored for the
 * others. A slot has at most one reference, that of its last watched box; closing does nothing,
 * since a reference that is enqueued later names a generation that is over.
 */
public final class LeakWatch {

  private static final int ONE_IN = 128;
  private static final long SITE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final int mask;
  private final int picked;
  private final Consumer<Diagnostic> reports;
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final Map<String, Integer> found = new ConcurrentHashMap<>();
  private volatile long lastSite = System.nanoTime() - SITE_NANOS;

  private LeakWatch(int mask, int picked, Consumer<Diagnostic> reports) {
    this.mask = mask;
    this.picked = picked;
    this.reports = reports;
  }

  /** Watches nothing. */
  public static LeakWatch off(Consumer<Diagnostic> reports) {
    return new LeakWatch(0, 1, reports);
  }

  /** Watches one box of 128. */
  public static LeakWatch sampled(Consumer<Diagnostic> reports) {
    return new LeakWatch(ONE_IN - 1, ONE_IN - 1, reports);
  }

  /** Watches every box. */
  public static LeakWatch all(Consumer<Diagnostic> reports) {
    return new LeakWatch(0, 0, reports);
  }

  /** Where findings go; called outside all locks. */
  Consumer<Diagnostic> reports() {
    return reports;
  }

  /** A box is watched if the sum of slot and generation has these bits ... */
  int mask() {
    return mask;
  }

  /** ... in this way. */
  int picked() {
    return picked;
  }

  boolean picks(int number) {
    return (number & mask) == picked;
  }

  /** Begins to watch a box, and reports what was found meanwhile. Outside all locks. */
  Watched watch(Object box, Watched.Home home, int slot, int generation) {
    poll();
    return new Watched(box, collected, home, slot, generation, isSiteDue() ? Sites.here() : null);
  }

  /** The place that called this library, if what it makes there is to be watched; else null. */
  public @Nullable StackTraceElement site() {
    return mask >= picked && picks(ThreadLocalRandom.current().nextInt()) && isSiteDue()
        ? Sites.here()
        : null;
  }

  private boolean isSiteDue() {
    if (mask == 0) {
      return true;
    }
    long now = System.nanoTime();
    boolean due = now - lastSite >= SITE_NANOS;
    if (due) {
      lastSite = now;
    }
    return due;
  }

  /** Reports the boxes that were collected before they were closed. Outside all locks. */
  public void poll() {
    for (Watched each = (Watched) collected.poll();
        each != null;
        each = (Watched) collected.poll()) {
      if (each.isOpen()) {
        leaked(each);
      }
    }
  }

  private void leaked(Watched box) {
    String what = box.home.text() + Sites.field("site", box.site);
    if (found.merge(what, 1, Integer::sum) == 1) {
      String text =
          "%s never closed, it was collected: %s; hint: close every %sBox and %sSlot, best by try-with-resources"
              .formatted(memoryOf(box), what, box.home.kind(), box.home.kind());
      reports.accept(
          new Diagnostic(
              Code.FA401, Code.FA401.severity(), Code.FA401.message(text), null, box.site));
    }
  }

  private static String memoryOf(Watched box) {
    return box.home.kind().equals("Pool") ? "pool memory" : "heap memory";
  }

  /** How often a leak was found beyond the one that was reported, by what was reported. */
  public Map<String, Integer> repeated() {
    Map<String, Integer> again = new TreeMap<>();
    found.forEach(
        (what, count) -> {
          if (count > 1) {
            again.put(what, count - 1);
          }
        });
    return again;
  }

  /** Counts the site of a box that was open to the end. */
  static void count(@Nullable Watched box, int generation, Map<String, Integer> sites) {
    if (box != null && box.generation == generation && box.site != null) {
      sites.merge(Sites.text(box.site), 1, Integer::sum);
    }
  }
}
