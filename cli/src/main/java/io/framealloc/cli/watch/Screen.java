package io.framealloc.cli.watch;

import io.framealloc.Bytes;
import io.framealloc.cli.watch.Line.Style;
import io.framealloc.diagnostics.Snapshot;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.BudgetUse;
import io.framealloc.diagnostics.Snapshot.Finding;
import io.framealloc.diagnostics.Snapshot.TagUsage;
import io.framealloc.diagnostics.Snapshot.ThreadUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the terminal shows: a function of what was read and of the size, so that tests compare exact
 * text. The head and the findings come first; budgets and tags share the lines that are left.
 */
final class Screen {

  private static final int MOST_FINDINGS = 3;
  private static final int FIGURE = 11;

  private final int width;
  private final int height;
  private final Bars bars;
  private final List<Line> lines = new ArrayList<>();

  private Screen(int width, int height, Bars bars) {
    this.width = width;
    this.height = height;
    this.bars = bars;
  }

  /**
   * At most {@code height} lines of at most {@code width} columns.
   *
   * @param seen what was read so far
   * @param now the time
   */
  static List<Line> lines(Seen seen, Instant now, int width, int height, Bars bars) {
    Screen screen = new Screen(width, height, bars);
    screen.draw(seen, now);
    return List.copyOf(screen.lines.subList(0, Math.min(height, screen.lines.size())));
  }

  private void draw(Seen seen, Instant now) {
    if (seen.history().isEmpty()) {
      add(Style.TITLE, "framealloc watch");
    } else {
      head(seen.history(), now);
    }
    String notice = seen.notice();
    if (notice != null) {
      add(Style.WARNING, notice);
    }
    if (!seen.history().isEmpty()) {
      body(seen.history().getLast());
    }
  }

  private void head(List<Snapshot> history, Instant now) {
    Snapshot last = history.getLast();
    Duration age = Duration.between(last.timestamp(), now);
    add(
        Style.TITLE,
        "framealloc  frame "
            + Long.toUnsignedString(last.frame())
            + ("  " + last.timestamp())
            + (age.toSeconds() > 2 ? "  " + age.toSeconds() + " s ago" : ""));
    List<Double> times =
        history.stream().map(snapshot -> snapshot.duration().toNanos() / 1e6).toList();
    row("frame time", Text.millis(times.getLast()) + "  " + bars.curve(times, width - 30));
    List<Double> bytes =
        history.stream().map(snapshot -> (double) snapshot.summary().totalBytes()).toList();
    row("memory", Bytes.format(last.summary().totalBytes()) + "  " + bars.curve(bytes, width - 30));
    row(
        "",
        "frames "
            + Bytes.format(last.summary().frameBytes())
            + (", pools " + Bytes.format(last.summary().poolBytes()))
            + (", heap " + Bytes.format(last.summary().heapBytes()))
            + (", peak " + Bytes.format(last.summary().peakBytes())));
    long overflows = last.details().overflows();
    add(
        overflows > history.getFirst().details().overflows() ? Style.WARNING : Style.PLAIN,
        Text.left("overflows", 13)
            + (overflows + ", transfers pending " + last.transfers().pending())
            + (", deferred " + last.deferred().queueDepth())
            + (", promotions failed " + last.promotions().failed()));
  }

  private void body(Snapshot last) {
    List<Finding> findings = last.diagnostics();
    int below = findings.isEmpty() ? 0 : 1 + Math.min(MOST_FINDINGS, findings.size());
    int room = height - lines.size() - below;
    List<Budget> budgets = budgets(last);
    List<TagUsage> tags =
        last.tags().stream().sorted(Comparator.comparingLong(TagUsage::bytes).reversed()).toList();
    int half = tags.isEmpty() ? room : Math.max(room - tags.size() - 2, room / 2);
    budgets(budgets.subList(0, Math.clamp(half - 2, 0, budgets.size())));
    int left = height - lines.size() - below;
    tags(tags.subList(0, Math.clamp(left - 2, 0, tags.size())), last);
    findings(findings);
  }

  /** The fullest first. */
  private static List<Budget> budgets(Snapshot last) {
    List<Budget> budgets = new ArrayList<>(last.details().budgets());
    for (ThreadUsage thread : last.threads()) {
      BudgetUse budget = thread.budget();
      if (budget != null) {
        budgets.add(new Budget("thread " + thread.name(), budget.used(), null, budget.limit()));
      }
    }
    budgets.sort(Comparator.comparingDouble(Screen::share).reversed());
    return budgets;
  }

  private static double share(Budget budget) {
    return budget.limit() > 0 ? (double) budget.used() / budget.limit() : 1;
  }

  private void budgets(List<Budget> budgets) {
    if (budgets.isEmpty()) {
      return;
    }
    add(Style.PLAIN, "");
    add(Style.QUIET, name("budget") + Text.right("used", FIGURE) + Text.right("limit", FIGURE));
    for (Budget budget : budgets) {
      Long soft = budget.soft();
      Style style =
          share(budget) >= 1
              ? Style.ERROR
              : soft != null && budget.used() >= soft ? Style.WARNING : Style.PLAIN;
      add(
          style,
          name(budget.level())
              + Text.right(Bytes.format(budget.used()), FIGURE)
              + Text.right(Bytes.format(budget.limit()), FIGURE)
              + Text.right((long) (100 * share(budget)) + " %", 7)
              + ("  " + bars.bar(share(budget), barWidth())));
    }
  }

  private void tags(List<TagUsage> tags, Snapshot last) {
    if (tags.isEmpty()) {
      return;
    }
    long total = Math.max(1, last.tags().stream().mapToLong(TagUsage::bytes).sum());
    add(Style.PLAIN, "");
    add(Style.QUIET, name("tag") + Text.right("memory", FIGURE) + Text.right("bytes", FIGURE));
    for (TagUsage tag : tags) {
      double share = (double) tag.bytes() / total;
      add(
          Style.PLAIN,
          name(tag.path())
              + Text.right(tag.allocKind(), FIGURE)
              + Text.right(Bytes.format(tag.bytes()), FIGURE)
              + Text.right(Math.round(100 * share) + " %", 7)
              + ("  " + bars.bar(share, barWidth())));
    }
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    add(Style.PLAIN, "");
    int most = findings.size() > MOST_FINDINGS ? MOST_FINDINGS - 1 : MOST_FINDINGS;
    findings.stream().limit(most).forEach(finding -> add(Style.ERROR, finding.message()));
    if (findings.size() > most) {
      add(Style.QUIET, "and " + (findings.size() - most) + " more");
    }
  }

  private String name(String text) {
    return Text.left(text, Math.max(12, width - 2 * FIGURE - 9 - barWidth()));
  }

  private int barWidth() {
    int half = (width - 46) / 2;
    return half < 4 ? 0 : Math.min(half, 40);
  }

  private void row(String name, String text) {
    add(Style.PLAIN, Text.left(name, 13) + text);
  }

  private void add(Style style, String text) {
    lines.add(new Line(Text.cut(text, width).stripTrailing(), style));
  }
}
