package io.framealloc.demo.report;

import io.framealloc.demo.run.Recording;
import java.util.List;

/** The measurements of every frame, as comma-separated values. */
final class CsvFile {

  private CsvFile() {}

  static String of(List<Recording> recordings) {
    StringBuilder csv = new StringBuilder("frame");
    for (Recording recording : recordings) {
      String name = recording.variant().label();
      csv.append(',').append(name).append("_ns");
      csv.append(',').append(name).append("_heap_bytes");
      csv.append(',').append(name).append("_frame_bytes");
      csv.append(',').append(name).append("_gc");
      csv.append(',').append(name).append("_checksum");
    }
    csv.append('\n');
    int frames = recordings.getFirst().nanos().size();
    for (int frame = 1; frame <= frames; frame++) {
      csv.append(frame);
      for (Recording recording : recordings) {
        csv.append(',').append(recording.nanos().get(frame));
        csv.append(',').append(recording.heapBytes().get(frame));
        csv.append(',').append(recording.frameBytes().get(frame));
        csv.append(',').append(recording.collections().get(frame));
        csv.append(',').append(Long.toHexString(recording.checksums().get(frame)));
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
