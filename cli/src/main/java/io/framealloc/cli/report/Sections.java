package io.framealloc.cli.report;

import io.framealloc.Bytes;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.Phase;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of the page that are tables, with or without a picture above. */
final class Sections {

  private static final int MOST_ROWS = 40;

  private Sections() {}

  /** The figures that are read first. */
  static String tiles(ReportData data) {
    double[] times = Timeline.sorted(data.timeline().times());
    Html html = new Html();
    tile(html, "median frame", millis(Timeline.percentile(times, 50)));
    tile(html, "99th percentile", millis(Timeline.percentile(times, 99)));
    tile(html, "slowest frame", millis(Timeline.percentile(times, 100)));
    String peak = data.facts().get("Peak");
    if (peak != null) {
      tile(html, "peak in use", peak);
    } else {
      double[] bytes = Timeline.sorted(data.timeline().bytes());
      tile(html, "largest frame", Bytes.format((long) Timeline.percentile(bytes, 100)));
    }
    tile(html, "overflows", data.facts().getOrDefault("Overflows", "0"));
    long findings = data.findings().stream().mapToLong(Finding::count).sum();
    tile(html, "findings", Long.toString(findings));
    return html.toString();
  }

  private static void tile(Html html, String name, String value) {
    html.raw("<div class=\"tile\">").element("dt", name).element("dd", value).raw("</div>");
  }

  static String facts(ReportData data) {
    Html html = new Html();
    data.facts().forEach((name, value) -> html.element("dt", name).element("dd", value));
    return html.toString();
  }

  /** The figures of the curves, for those who do not see them. */
  static String timeline(Timeline timeline) {
    Html html = new Html();
    html.beginTable(
        "What the curves show: the least, the median and the most of each",
        List.of("curve", "points", "least", "median", "99 of 100", "most"));
    timeline.times().forEach(lane -> html.row(curve(lane, lane.name() + ", time", false)));
    timeline.bytes().forEach(lane -> html.row(curve(lane, lane.name() + ", bytes", true)));
    timeline
        .marks()
        .forEach(
            lane -> html.row(List.of(lane.name(), Integer.toString(lane.size()), "", "", "", "")));
    return html.endTable().toString();
  }

  private static List<String> curve(Lane lane, String name, boolean bytes) {
    double[] sorted = Timeline.sorted(List.of(lane));
    List<String> cells = new ArrayList<>(List.of(name, Integer.toString(lane.size())));
    for (double percent : new double[] {0, 50, 99, 100}) {
      double value = Timeline.percentile(sorted, percent);
      cells.add(bytes ? Bytes.format((long) value) : millis(value));
    }
    return cells;
  }

  static String tags(List<TagBytes> tags) {
    String picture = Treemap.of(tags);
    if (picture.isEmpty()) {
      return nothing("No tag took any memory.");
    }
    long total = tags.stream().mapToLong(TagBytes::bytes).sum();
    Html html = new Html().raw(picture);
    html.beginTable(
        "Bytes by tag, the largest first",
        List.of("tag", "memory", "bytes", "share", "allocations"));
    for (TagBytes tag : tags.subList(0, Math.min(MOST_ROWS, tags.size()))) {
      html.row(
          List.of(
              tag.path(),
              tag.kind(),
              Bytes.format(tag.bytes()),
              String.format(Locale.ROOT, "%.1f %%", 100.0 * tag.bytes() / total),
              count(tag.allocations())));
    }
    html.endTable();
    if (tags.size() > MOST_ROWS) {
      html.element("p", "and " + (tags.size() - MOST_ROWS) + " smaller tags.");
    }
    return html.toString();
  }

  static String phases(List<Phase> phases) {
    if (phases.isEmpty()) {
      return nothing("No phase was named.");
    }
    Html html = new Html();
    html.beginTable("Bytes by phase", List.of("phase", "bytes", "allocations", "peak"));
    for (Phase phase : phases) {
      html.row(
          List.of(
              phase.name(),
              Bytes.format(phase.bytes()),
              count(phase.allocCount()),
              Bytes.format(phase.peakBytes())));
    }
    return html.endTable().toString();
  }

  static String histogram(List<UsageBucket> buckets) {
    long most = buckets.stream().mapToLong(UsageBucket::frames).max().orElse(0);
    if (most == 0) {
      return nothing("No frame was counted.");
    }
    long total = buckets.stream().mapToLong(UsageBucket::frames).sum();
    Html html = new Html();
    html.beginTable("How many frames used how much", List.of("up to", "frames", "share", ""));
    for (UsageBucket bucket : buckets) {
      html.raw("<tr><th scope=\"row\">").text(Bytes.format(bucket.upToBytes())).raw("</th>");
      html.element("td", count(bucket.frames()));
      html.element("td", String.format(Locale.ROOT, "%.2f %%", 100.0 * bucket.frames() / total));
      html.raw("<td class=\"bars\">").bar((double) bucket.frames() / most, "fill");
      html.raw("</td></tr>");
    }
    return html.endTable().toString();
  }

  static String budgets(List<Budget> budgets) {
    if (budgets.isEmpty()) {
      return nothing("No budget is set, or none was exceeded.");
    }
    Html html = new Html();
    html.beginTable(
        "Use of each budget", List.of("budget", "used", "soft limit", "limit", "in use", ""));
    for (Budget budget : budgets) {
      double share = budget.limit() > 0 ? (double) budget.used() / budget.limit() : 1;
      Long soft = budget.soft();
      boolean warm = soft != null && budget.used() >= soft;
      html.raw("<tr><th scope=\"row\">").text(budget.level()).raw("</th>");
      html.element("td", Bytes.format(budget.used()));
      html.element("td", soft == null ? "none" : Bytes.format(soft));
      html.element("td", Bytes.format(budget.limit()));
      html.element("td", String.format(Locale.ROOT, "%.1f %%", 100 * share));
      html.raw("<td class=\"bars\">").bar(share, share > 1 ? "over" : warm ? "warm" : "fill");
      html.raw("</td></tr>");
    }
    return html.endTable().toString();
  }

  static String nothing(String text) {
    return "<p class=\"nothing\">" + text + "</p>";
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }
}
