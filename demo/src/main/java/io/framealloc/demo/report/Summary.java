package io.framealloc.demo.report;

import io.framealloc.Bytes;
import io.framealloc.demo.run.Comparison;
import io.framealloc.demo.run.Recording;
import io.framealloc.demo.run.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of a run, one row per figure and one cell per variant. */
public final class Summary {

  /**
   * One figure.
   *
   * @param label what it is
   * @param cells its value for each variant
   * @param change the last variant against the first, empty if there is only one
   */
  public record Row(String label, List<String> cells, String change) {}

  private final List<Recording> recordings;
  private final List<Row> rows = new ArrayList<>();

  private Summary(List<Recording> recordings) {
    this.recordings = recordings;
  }

  /** The figures of these recordings. */
  public static Summary of(List<Recording> recordings) {
    Summary summary = new Summary(recordings);
    summary.addTimes();
    summary.addMemory();
    summary.addEquality();
    return summary;
  }

  /** The names of the variants. */
  public List<String> variants() {
    return recordings.stream().map(recording -> recording.variant().label()).toList();
  }

  /** The rows. */
  public List<Row> rows() {
    return rows;
  }

  private void addTimes() {
    addTime("frame time p50", nanos -> nanos.percentile(500));
    addTime("frame time p99", nanos -> nanos.percentile(990));
    addTime("frame time p99.9", nanos -> nanos.percentile(999));
    addTime("frame time max", Series::max);
  }

  private void addTime(String label, ToDoubleFunction<Series> figure) {
    ToDoubleFunction<Recording> value = recording -> figure.applyAsDouble(recording.nanos());
    rows.add(
        new Row(
            label,
            cells(recording -> decimal("%.2f ms", value.applyAsDouble(recording) / 1e6)),
            change(value)));
  }

  private void addMemory() {
    rows.add(
        new Row(
            "heap bytes per frame",
            cells(recording -> Bytes.format(Math.round(recording.heapBytes().mean()))),
            change(recording -> recording.heapBytes().mean())));
    rows.add(
        new Row(
            "garbage collections",
            cells(recording -> Long.toString(recording.collectionCount())),
            ""));
    rows.add(new Row("GC pause total", cells(recording -> recording.pauseMillis() + " ms"), ""));
    rows.add(
        new Row(
            "frame memory peak",
            cells(recording -> Bytes.format(recording.frameBytes().max())),
            ""));
  }

  private void addEquality() {
    if (recordings.size() > 1) {
      int state = Comparison.firstDifferentFrame(recordings);
      int picture = Comparison.firstDifferentPicture(recordings);
      rows.add(
          new Row("states equal", List.of(state == 0 ? "yes" : "no, from frame " + state), ""));
      rows.add(
          new Row(
              "pictures equal", List.of(picture == 0 ? "yes" : "no, from picture " + picture), ""));
    }
  }

  private List<String> cells(Function<Recording, String> text) {
    return recordings.stream().map(text).toList();
  }

  private String change(ToDoubleFunction<Recording> figure) {
    double first = figure.applyAsDouble(recordings.getFirst());
    double last = figure.applyAsDouble(recordings.getLast());
    if (recordings.size() < 2 || first <= 0) {
      return "";
    }
    return decimal(
        Math.abs(last / first - 1) < 0.1 ? "%+.1f %%" : "%+.2f %%", 100 * (last / first - 1));
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
