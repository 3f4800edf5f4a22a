package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.framealloc.AnyVec.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Random operations on three vectors of a type, against three array lists. */
@Tag("debug")
@Tag("fallback")
final class VectorModelTest {

  enum Operation {
    PUSH,
    POP,
    SET,
    SWAP_REMOVE,
    RESIZE,
    RESERVE,
    CLEAR,
    ADD_ALL,
    ADD_PART,
    SORT,
    SEGMENT,
    OPEN_SCOPE,
    CLOSE_SCOPE,
    ALLOCATE
  }

  record Step(Operation operation, int vector, int number, int value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Operation.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(-128, 127))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80);
  }

  private static final class Run {

    final Frame frame;
    final List<AnyVec> vecs = new ArrayList<>();
    final List<List<Integer>> models = new ArrayList<>();
    final List<FrameScope> scopes = new ArrayList<>();

    Run(Kind kind, Frame frame, int capacity) {
      this.frame = frame;
      for (int i = 0; i < 3; i++) {
        vecs.add(kind.in(frame, i * capacity));
        models.add(new ArrayList<>());
      }
    }

    void take(Step step) {
      AnyVec vec = vecs.get(step.vector);
      List<Integer> model = models.get(step.vector);
      int n = model.size();
      switch (step.operation) {
        case PUSH -> {
          for (int i = 0; i < step.number; i++) {
            vec.push(step.value);
            model.add(step.value);
          }
        }
        case POP -> {
          if (n > 0) {
            assertEquals(model.removeLast(), vec.pop());
          }
        }
        case SET -> {
          if (n > 0) {
            vec.set(step.number % n, step.value);
            model.set(step.number % n, step.value);
          }
        }
        case SWAP_REMOVE -> {
          if (n > 0) {
            int index = step.number % n;
            assertEquals(model.get(index), vec.swapRemove(index));
            Collections.swap(model, index, n - 1);
            model.removeLast();
          }
        }
        case RESIZE -> {
          vec.resize(step.number, step.value);
          while (model.size() > step.number) {
            model.removeLast();
          }
          model.addAll(Collections.nCopies(step.number - model.size(), step.value));
        }
        case RESERVE -> vec.reserve(step.number);
        case CLEAR -> {
          vec.clear();
          model.clear();
        }
        case ADD_ALL -> {
          if (n < 2000) {
            int from = step.number % 3;
            vec.addAll(vecs.get(from));
            model.addAll(List.copyOf(models.get(from)));
          }
        }
        case ADD_PART -> {
          int[] values = new int[step.number + 2];
          java.util.Arrays.setAll(values, i -> (byte) (step.value + i));
          vec.addAll(values, 1, step.number);
          for (int i = 1; i <= step.number; i++) {
            model.add(values[i]);
          }
        }
        case SORT -> {
          vec.sort();
          Collections.sort(model);
        }
        case SEGMENT -> vec.segment();
        case OPEN_SCOPE -> scopes.add(frame.nested());
        case CLOSE_SCOPE -> {
          if (!scopes.isEmpty()) {
            scopes.removeLast().close();
          }
        }
        case ALLOCATE -> Kind.BYTE.in(frame, step.number).resize(step.number, step.value);
      }
    }

    void compare() {
      for (int i = 0; i < 3; i++) {
        assertEquals(models.get(i), vecs.get(i).toList());
        assertEquals(models.get(i).size(), vecs.get(i).size());
      }
    }
  }

  @Property(tries = 300)
  void vectors_behaveLikeLists(
      @ForAll Kind kind,
      @ForAll @IntRange(max = 40) int capacity,
      @ForAll("steps") List<Step> steps) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      for (int frames = 0; frames < 2; frames++) {
        try (Frame frame = alloc.beginFrame()) {
          Run run = new Run(kind, frame, capacity);
          for (Step step : steps) {
            run.take(step);
            run.compare();
          }
          while (!run.scopes.isEmpty()) {
            run.scopes.removeLast().close();
          }
          run.compare();
        }
      }
    }
  }
}
