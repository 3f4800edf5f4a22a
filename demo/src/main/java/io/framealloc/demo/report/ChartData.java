package io.framealloc.demo.report;

import io.framealloc.demo.run.Recording;
import io.framealloc.demo.run.Series;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the charts show, as JSON. A long run is thinned out: each point is then the highest of a few
 * frames, so that no spike is lost.
 */
final class ChartData {

  private static final int MAX_POINTS = 4000;

  private ChartData() {}

  /** How many frames one point of the charts stands for. */
  static int framesPerPoint(List<Recording> recordings) {
    int frames = recordings.getFirst().nanos().size();
    return (frames + MAX_POINTS - 1) / MAX_POINTS;
  }

  static String json(List<Recording> recordings) {
    int step = framesPerPoint(recordings);
    return "{\"framesPerPoint\":"
        + step
        + ",\"variants\":["
        + recordings.stream()
            .map(recording -> variant(recording, step))
            .collect(Collectors.joining(","))
        + "]}";
  }

  private static String variant(Recording recording, int step) {
    return "{\"name\":"
        + Json.string(recording.variant().label())
        + ",\"nanos\":"
        + Json.array(thinned(recording.nanos(), step))
        + ",\"heapBytes\":"
        + Json.array(thinned(recording.heapBytes(), step))
        + ",\"frameBytes\":"
        + Json.array(thinned(recording.frameBytes(), step))
        + ",\"collections\":"
        + Json.array(thinned(recording.collections(), step))
        + "}";
  }

  private static long[] thinned(Series series, int step) {
    long[] points = new long[(series.size() + step - 1) / step];
    for (int frame = 1; frame <= series.size(); frame++) {
      int point = (frame - 1) / step;
      points[point] = Math.max(points[point], series.get(frame));
    }
    return points;
  }
}
