package io.framealloc.benchmarks.run;

import io.framealloc.benchmarks.Accounts;
import io.framealloc.benchmarks.Allocations;
import io.framealloc.benchmarks.BeginEnd;
import io.framealloc.benchmarks.Comparison;
import io.framealloc.benchmarks.CursorOf24;
import io.framealloc.benchmarks.ParticleRecords;
import io.framealloc.benchmarks.RecordsOf12;
import io.framealloc.benchmarks.RecordsOf4;
import io.framealloc.benchmarks.RecordsOf8;
import io.framealloc.benchmarks.Transfers;
import io.framealloc.benchmarks.UpdateLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bars: what has to be reached, and not only measured. */
public final class MustShow {

  private static final double FORTY_TIMES = 1.0 / 40;
  private static final double FIVE_TIMES = 1.0 / 5;
  private static final double OF_ARRAY = 1 / 0.85;
  private static final double OF_HAND = 1.15;

  private static final List<String> WHOLE = List.of("get", "set", "update");
  private static final List<Bar> BARS = bars();

  private MustShow() {}

  private static List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    addAllocations(bars);
    addFrames(bars);
    addParticles(bars);
    addTransfers(bars);
    addAccounts(bars);
    addLoops(bars);
    addAccess(bars, RecordsOf4.class, "record, 4 fields", WHOLE);
    addAccess(bars, RecordsOf8.class, "record, 8 fields", WHOLE);
    addAccess(bars, RecordsOf12.class, "record, 12 fields", WHOLE);
    addAccess(bars, CursorOf24.class, "cursor, 24 fields", List.of("get", "set", "setAll"));
    return List.copyOf(bars);
  }

  private static void addAllocations(List<Bar> bars) {
    Work segment = allocations("local_frameallocSegment");
    Work slice = allocations("local_frameallocSlice");
    Work vector = allocations("local_frameallocIntVec");
    Work reference = allocations("local_frameallocReference");
    Work confined = allocations("local_arenaOfConfined");
    Work lwjgl = allocations("local_lwjglAddress");
    bars.add(
        Bar.ratio(
            "1,000 x 64 B, raw segments : JDK slicing, confined",
            segment,
            allocations("local_slicingConfined"),
            1));
    bars.add(
        Bar.ratio(
            "1,000 x 64 B, raw segments : JDK slicing, global",
            segment,
            allocations("local_slicingGlobal"),
            1));
    bars.add(
        Bar.ratio("1,000 x 64 B, int vectors : Arena.ofConfined", vector, confined, FORTY_TIMES));
    bars.add(Bar.ratio("1,000 x 64 B, slices : Arena.ofConfined", slice, confined, FORTY_TIMES));
    bars.add(Bar.ratio("1,000 x 64 B, int vectors : LWJGL address", vector, lwjgl, 1).bytes(16));
    bars.add(Bar.ratio("1,000 x 64 B, slices : LWJGL address", slice, lwjgl, 1).bytes(16));
    bars.add(
        Bar.ratio(
                "1,000 x 64 B, boxes : LWJGL address",
                allocations("record_frameallocTypedBox"),
                allocations("record_lwjglAddress"),
                1)
            .bytes(16));
    bars.add(Bar.ratio("1,000 x 64 B, references : LWJGL address", reference, lwjgl, 1).bytes(16));
  }

  private static Work allocations(String method) {
    return Work.of(Allocations.class, method);
  }

  private static void addFrames(List<Bar> bars) {
    Work empty = Work.of(BeginEnd.class, "empty_framealloc");
    Work segment = Work.of(BeginEnd.class, "segment_framealloc");
    bars.add(Bar.absolute("begin + end, held in a field", empty, 5, 16));
    bars.add(Bar.absolute("begin + end with a raw segment", segment, 30, 136));
  }

  /** The 16 bytes are those of the frame itself. */
  private static void addParticles(List<Bar> bars) {
    Work ours = Work.of(ParticleRecords.class, "words_frameallocBatchSet");
    Work heap = Work.of(ParticleRecords.class, "words_heapRecords");
    Work lwjgl = Work.of(ParticleRecords.class, "words_lwjglAddress");
    bars.add(
        Bar.ratio("10,000 records, one vector : heap records", ours, heap, FIVE_TIMES).bytes(16));
    bars.add(
        Bar.ratio("10,000 records, one vector : LWJGL address", ours, lwjgl, FIVE_TIMES).bytes(16));
  }

  /** The bytes are those of the value, the handle and the received box. */
  private static void addTransfers(List<Bar> bars) {
    Work value = Work.of(Transfers.class, "value_framealloc").with("vector", "1024");
    Work small = Work.of(Transfers.class, "vector_frameallocMove").with("vector", "1024");
    Work large = Work.of(Transfers.class, "vector_frameallocMove").with("vector", "16777216");
    bars.add(Bar.absolute("transfer + receive + close of 64 B", value, 30, 136));
    bars.add(Bar.ratio("transfer of a vector, 16 MiB : 1 KiB", large, small, 2));
  }

  /** The byte is the frame's part of one allocation. */
  private static void addAccounts(List<Bar> bars) {
    for (String what : List.of("segment", "reference")) {
      Work off = Work.of(Accounts.class, what + "_off");
      for (String on : List.of("Statistics", "Tag", "Budgets")) {
        Work ours = Work.of(Accounts.class, what + "_framealloc" + on);
        String name = "64 B " + what + " in a frame, " + on.toLowerCase(Locale.ROOT) + " : off";
        bars.add(Bar.more(name, ours, off, on.equals("Budgets") ? 1 : 0.5).bytes(1));
      }
    }
  }

  private static void addLoops(List<Bar> bars) {
    for (String type : List.of("int", "long", "float", "double")) {
      Work ours = Work.of(UpdateLoop.class, type + "_framealloc").with("size", "4096");
      Work array = Work.of(UpdateLoop.class, type + "_array").with("size", "4096");
      bars.add(
          Bar.ratio("update loop, " + type + " vector : array", ours, array, OF_ARRAY).bytes(0));
    }
  }

  private static void addAccess(
      List<Bar> bars, Class<? extends Comparison> comparison, String name, List<String> tasks) {
    for (String profile : List.of("clean", "polluted")) {
      for (String task : tasks) {
        Work ours = Work.of(comparison, task + "_framealloc").with("profile", profile);
        Work hand = Work.of(comparison, task + "_byHand").with("profile", profile);
        String what = name + ", " + task + ", " + profile + " : by hand";
        bars.add(Bar.ratio(what, ours, hand, OF_HAND).bytes(0));
      }
    }
  }

  /** Everything that has to be measured for the bars. */
  public static List<Work> works() {
    Set<Work> works = new LinkedHashSet<>();
    BARS.forEach(bar -> works.addAll(bar.works()));
    return List.copyOf(works);
  }

  /** How many bars there are. */
  static int count() {
    return BARS.size();
  }

  /** The outcomes of the bars whose benchmarks were run. */
  static List<Bar.Outcome> outcomes(Results results) {
    List<Bar.Outcome> outcomes = new ArrayList<>();
    for (Bar bar : BARS) {
      Bar.@Nullable Outcome outcome = bar.outcome(results);
      if (outcome != null) {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }
}
