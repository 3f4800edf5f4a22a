package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Random operations on a frame list and an array list, directly and through a part of them. */
@Tag("debug")
@Tag("fallback")
final class FrameListModelTest {

  enum Operation {
    ADD,
    INSERT,
    SET,
    REMOVE,
    REMOVE_RANGE,
    ADD_ALL,
    ADD_ITSELF,
    REMOVE_IF,
    SORT,
    CLEAR,
    OPEN_SCOPE,
    CLOSE_SCOPE
  }

  record Step(Operation operation, boolean ofPart, int number) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Operation.class),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 1000))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  /** Takes a step on a list; on the frame's and on the model alike. */
  private static void take(List<Integer> whole, Step step) {
    int number = step.number;
    List<Integer> list = step.ofPart ? whole.subList(whole.size() / 3, whole.size()) : whole;
    int n = list.size();
    switch (step.operation) {
      case ADD -> {
        for (int i = 0; i < number % 50; i++) {
          list.add(number + i);
        }
      }
      case INSERT -> list.add(number % (n + 1), number);
      case ADD_ALL -> list.addAll(number % (n + 1), List.of(number, 1, 2));
      case ADD_ITSELF -> {
        if (n < 2000) {
          whole.addAll(list);
        }
      }
      case REMOVE_RANGE -> list.subList(number % (n + 1), n).clear();
      case REMOVE_IF -> list.removeIf(x -> x % 3 == number % 3);
      case SORT -> list.sort(null);
      case CLEAR -> list.clear();
      case SET -> {
        if (n > 0) {
          list.set(number % n, number);
        }
      }
      case REMOVE -> {
        if (n > 0) {
          list.remove(number % n);
        }
      }
      case OPEN_SCOPE, CLOSE_SCOPE -> {}
    }
  }

  @Property(tries = 300)
  void list_behavesLikeAnArrayList(@ForAll("steps") List<Step> steps) {
    try (SmartAlloc alloc = SmartAlloc.create()) {
      for (int frames = 0; frames < 2; frames++) {
        try (Frame frame = alloc.beginFrame()) {
          FrameList<Integer> list = frame.list();
          List<Integer> model = new ArrayList<>();
          List<FrameScope> scopes = new ArrayList<>();
          for (Step step : steps) {
            if (step.operation == Operation.OPEN_SCOPE) {
              scopes.add(frame.nested());
              FrameList<Integer> inner = frame.list();
              inner.addAll(model);
            } else if (step.operation == Operation.CLOSE_SCOPE && !scopes.isEmpty()) {
              scopes.removeLast().close();
            }
            take(list, step);
            take(model, step);
            assertEquals(model, list);
          }
          while (!scopes.isEmpty()) {
            scopes.removeLast().close();
          }
          assertEquals(model, list);
        }
      }
    }
  }
}
