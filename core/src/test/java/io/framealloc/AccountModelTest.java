package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.TagStats;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Random operations of one thread under tags, against a list of who holds what. */
@Tag("fallback")
final class AccountModelTest {

  enum Operation {
    BEGIN,
    END,
    OPEN_TAG,
    CLOSE_TAG,
    ALLOCATE,
    SEGMENT,
    VECTOR,
    NEST,
    END_NEST,
    OPEN_SLOT,
    CLOSE_SLOT,
    OPEN_HEAP,
    CLOSE_HEAP,
    CHECK
  }

  record Step(Operation operation, int number) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Operation.class), Arbitraries.integers().between(0, 400))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  /** What a path and those inside it should have. */
  private static final class Sum {
    long taken;
    long count;
    long live;
    long peak;
  }

  private record Piece(List<String> path, long bytes) {}

  private static final class Run {

    final SmartAlloc alloc;
    final Map<String, Sum> sums = new HashMap<>();
    final Deque<TagScope> tags = new ArrayDeque<>();
    final List<String> path = new ArrayList<>();
    final List<Deque<Piece>> regions = new ArrayList<>();
    final Deque<FrameScope> scopes = new ArrayDeque<>();
    final List<Map.Entry<PoolSlot, Piece>> slots = new ArrayList<>();
    final List<Map.Entry<HeapSlot, Piece>> heap = new ArrayList<>();

    Run(SmartAlloc alloc) {
      this.alloc = alloc;
      alloc.enableStatistics();
      path.add("");
    }

    void apply(Step step) {
      int number = step.number();
      boolean open = alloc.inFrame();
      switch (step.operation()) {
        case BEGIN -> {
          if (!open) {
            alloc.beginFrame();
            regions.add(new ArrayDeque<>());
          }
        }
        case END -> {
          if (open) {
            while (!scopes.isEmpty()) {
              endNested();
            }
            alloc.endFrame();
            giveBack(regions.removeLast());
          }
        }
        case OPEN_TAG -> {
          String name = "t" + number % 3;
          String outer = path.getLast();
          tags.push(alloc.tagScope(name));
          path.add(outer.isEmpty() ? name : outer + "::" + name);
        }
        case CLOSE_TAG -> {
          if (!tags.isEmpty()) {
            tags.pop().close();
            path.removeLast();
          }
        }
        case ALLOCATE -> {
          if (open) {
            alloc.currentFrame().ref(number);
            regions.getLast().push(take((number + 7) & -8));
          }
        }
        case SEGMENT -> {
          if (open) {
            alloc.frameAlloc(number);
            regions.getLast().push(take((number + 7) & -8));
          }
        }
        case VECTOR -> {
          if (open) {
            alloc.frameSlice(Long.class, number);
            regions.getLast().push(take(8L * number));
          }
        }
        case NEST -> {
          if (open) {
            scopes.push(alloc.currentFrame().nested());
            regions.add(new ArrayDeque<>());
          }
        }
        case END_NEST -> {
          if (!scopes.isEmpty()) {
            endNested();
          }
        }
        case OPEN_SLOT -> {
          PoolSlot slot = alloc.poolAlloc(number);
          slots.add(Map.entry(slot, take(slot.sizeClass())));
        }
        case CLOSE_SLOT -> {
          if (!slots.isEmpty()) {
            Map.Entry<PoolSlot, Piece> entry = slots.remove(number % slots.size());
            entry.getKey().close();
            giveBack(entry.getValue());
          }
        }
        case OPEN_HEAP -> heap.add(Map.entry(alloc.heapAlloc(64, 8), take(64)));
        case CLOSE_HEAP -> {
          if (!heap.isEmpty()) {
            Map.Entry<HeapSlot, Piece> entry = heap.remove(number % heap.size());
            entry.getKey().close();
            giveBack(entry.getValue());
          }
        }
        case CHECK -> check();
      }
    }

    private void endNested() {
      scopes.pop().close();
      giveBack(regions.removeLast());
    }

    private Piece take(long bytes) {
      Piece piece = new Piece(List.copyOf(path), bytes);
      for (String each : piece.path()) {
        Sum sum = sums.computeIfAbsent(each, any -> new Sum());
        sum.taken += bytes;
        sum.count++;
        sum.live += bytes;
        sum.peak = Math.max(sum.peak, sum.live);
      }
      return piece;
    }

    private void giveBack(Deque<Piece> region) {
      region.forEach(this::giveBack);
    }

    private void giveBack(Piece piece) {
      piece.path().forEach(each -> sums.get(each).live -= piece.bytes());
    }

    void check() {
      sums.forEach(
          (name, sum) -> {
            if (name.isEmpty()) {
              Statistics all = alloc.statistics();
              assertEquals(sum.live, all.liveBytes(), "live");
              assertEquals(sum.peak, all.peakMemory(), "peak");
              assertEquals(sum.taken, all.totalBytes(), "taken");
              assertEquals(sum.count, all.totalAllocations(), "count");
            } else {
              assertEquals(
                  new TagStats(name, sum.taken, sum.count, sum.live, sum.peak),
                  alloc.tagStats(name));
            }
          });
    }

    void end() {
      apply(new Step(Operation.END, 0));
      slots.forEach(entry -> entry.getKey().close());
      slots.forEach(entry -> giveBack(entry.getValue()));
      heap.forEach(entry -> entry.getKey().close());
      heap.forEach(entry -> giveBack(entry.getValue()));
      check();
      assertEquals(0, alloc.statistics().liveBytes());
      tags.forEach(TagScope::close);
    }
  }

  @Property(tries = 300)
  void figures_areThoseOfTheModel(@ForAll("steps") List<Step> steps) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      Run run = new Run(alloc);
      steps.forEach(run::apply);
      run.end();
    }
  }

  @Property(tries = 300)
  void figures_areTheSameUnderBudgets(@ForAll("steps") List<Step> steps) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      alloc.setGlobalBudget(Bytes.megabytes(1));
      alloc.setTagBudget("t0", Bytes.kilobytes(512), Bytes.kilobytes(768));
      alloc.setFrameBudget(Bytes.megabytes(2));
      Run run = new Run(alloc);
      steps.forEach(run::apply);
      run.end();
    }
  }
}
