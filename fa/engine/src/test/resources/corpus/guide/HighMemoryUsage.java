package guide.memory;

import io.framealloc.FrameVec;
import io.framealloc.SmartAlloc;
import io.framealloc.annotation.Length;

/** Many small frames instead of one that holds everything. */
@SuppressWarnings("ArrayRecordComponent") // a fixed-length array is part of the value
final class HighMemoryUsage {

  private HighMemoryUsage() {}

  /** 256 bytes. */
  record HugeStruct(@Length(32) double[] values) {

    static HugeStruct create() {
      double[] values = new double[32];
      values[0] = 1;
      return new HugeStruct(values);
    }
  }

  /** The sum over all structs, and the most frame memory in use at once. */
  record Outcome(double sum, long peakBytes) {}

  // region problem
  static Outcome problem(SmartAlloc alloc) {
    alloc.beginFrame();
    FrameVec<HugeStruct> allData = alloc.frameVec(HugeStruct.class);
    for (int i = 0; i < 100_000; i++) {
      allData.push(HugeStruct.create());
    }
    double sum = process(allData); // uses lots of memory
    alloc.endFrame();
    return new Outcome(sum, alloc.frameStats().peakBytes());
  }

  // endregion

  // region solution
  static Outcome solution(SmartAlloc alloc) {
    final int chunkSize = 1000;
    double sum = 0;
    long peak = 0;
    for (int chunk = 0; chunk < 100; chunk++) {
      alloc.beginFrame();
      FrameVec<HugeStruct> data = alloc.frameVec(HugeStruct.class, chunkSize);
      for (int i = 0; i < chunkSize; i++) {
        data.push(HugeStruct.create());
      }
      sum += process(data);
      alloc.endFrame();
      peak = Math.max(peak, alloc.frameStats().peakBytes());
    }
    return new Outcome(sum, peak);
  }

  // endregion

  private static double process(FrameVec<HugeStruct> chunk) {
    double sum = 0;
    for (int i = 0; i < chunk.size(); i++) {
      sum += chunk.get(i).values()[0];
    }
    return sum;
  }
}
