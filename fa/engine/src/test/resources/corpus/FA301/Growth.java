import io.framealloc.Frame;
import io.framealloc.FrameIntVec;
import io.framealloc.SmartAlloc;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/** Loops whose end nobody knows. */
final class Growth {

  static int lines(SmartAlloc alloc, BufferedReader source) throws IOException {
    int count = 0;
    try (Frame frame = alloc.beginFrame()) {
      String line;
      while ((line = source.readLine()) != null) {
        frame.vec(Integer.class).push(line.length()); // WARN FA301
        count++;
      }
    }
    return count;
  }

  static void untilBroken(Frame frame, Scanner source) { // CLEAN: it may break soon
    for (; ; ) {
      if (!source.hasNextInt()) {
        break;
      }
      frame.box(source.nextInt());
    }
  }

  static void inAHelper(SmartAlloc alloc, Iterator<Integer> source) {
    alloc.beginFrame();
    while (source.hasNext()) {
      add(alloc, source.next()); // WARN FA301
    }
    alloc.endFrame();
  }

  private static void add(SmartAlloc alloc, int value) { // HELPER
    alloc.frameIntVec().push(value);
  }

  static void budgeted(SmartAlloc alloc, Iterator<Integer> source) { // CLEAN
    alloc.setFrameBudget(1 << 20);
    alloc.beginFrame();
    while (source.hasNext()) {
      alloc.frameIntVec().push(source.next());
    }
    alloc.endFrame();
  }

  static void overAMap(Frame frame, Map<String, Integer> values) { // CLEAN
    for (Map.Entry<String, Integer> entry : values.entrySet()) {
      FrameIntVec row = frame.intVec();
      row.push(entry.getValue());
    }
  }

  static void byIndex(Frame frame, List<Integer> values) { // CLEAN
    for (int i = 0; i < values.size(); i++) {
      FrameIntVec row = frame.intVec();
      row.push(values.get(i));
    }
  }

  static void rowByRow(SmartAlloc alloc, Iterator<Integer> source) { // CLEAN
    while (source.hasNext()) {
      alloc.beginFrame();
      alloc.frameIntVec().push(source.next());
      alloc.endFrame();
    }
  }

  static void poolInALoop(SmartAlloc alloc, Iterator<Integer> source) { // CLEAN
    while (source.hasNext()) {
      alloc.poolBox(source.next()).close();
    }
  }

  static int countsDown(Frame frame, int n) { // CLEAN
    int left = n;
    while (left > 0) {
      FrameIntVec row = frame.intVec();
      row.push(left);
      left--;
    }
    return left;
  }
}
