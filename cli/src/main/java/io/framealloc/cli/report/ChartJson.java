package io.framealloc.cli.report;

import io.framealloc.demo.report.Json;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The timeline as JSON for the script of the page. */
final class ChartJson {

  static final int MOST_POINTS = 3000;

  private ChartJson() {}

  static String of(Timeline timeline) {
    return "{\"axis\":"
        + Json.string(timeline.axis())
        + ",\"times\":"
        + lanes(timeline.times())
        + ",\"bytes\":"
        + lanes(timeline.bytes())
        + ",\"marks\":"
        + lanes(timeline.marks())
        + "}";
  }

  private static String lanes(List<Lane> lanes) {
    return lanes.stream().map(ChartJson::lane).collect(Collectors.joining(",", "[", "]"));
  }

  private static String lane(Lane whole) {
    Lane lane = whole.thinned(MOST_POINTS);
    return "{\"name\":"
        + Json.string(lane.name())
        + ",\"x\":"
        + IntStream.range(0, lane.size()).mapToObj(i -> number(lane.x(i))).collect(array())
        + ",\"y\":"
        + IntStream.range(0, lane.size()).mapToObj(i -> number(lane.y(i))).collect(array())
        + "}";
  }

  private static Collector<CharSequence, ?, String> array() {
    return Collectors.joining(",", "[", "]");
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
