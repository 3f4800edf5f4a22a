package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RectTest {

  private static final Rect WHOLE = new Rect(10, 20, 600, 400);

  private static double area(Rect rect) {
    return rect.width() * rect.height();
  }

  /** The example of the paper that the layout is from. */
  @Test
  void example_isDividedAsInThePaper() {
    List<Rect> parts = new Rect(0, 0, 6, 4).divided(List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0));
    assertEquals(new Rect(0, 0, 3, 2), parts.get(0));
    assertEquals(new Rect(0, 2, 3, 2), parts.get(1));
    assertEquals(3, parts.get(2).x(), 1e-9);
    assertEquals(4.0 / (7.0 / 3), parts.get(2).width(), 1e-9);
    assertEquals(7.0 / 3, parts.get(2).height(), 1e-9);
  }

  @Test
  void onePart_isTheWhole() {
    assertEquals(List.of(WHOLE), WHOLE.divided(List.of(17.0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100, 1000})
  void parts_haveTheirAreaInsideAndDoNotOverlap(int count) {
    Random random = new Random(count);
    List<Double> weights =
        random.doubles(count, 0.01, 100).boxed().sorted(Comparator.reverseOrder()).toList();
    double total = weights.stream().mapToDouble(w -> w).sum();
    List<Rect> parts = WHOLE.divided(weights);
    for (int i = 0; i < count; i++) {
      Rect part = parts.get(i);
      assertEquals(area(WHOLE) * weights.get(i) / total, area(part), 1e-6);
      assertTrue(part.x() >= 10 - 1e-6 && part.x() + part.width() <= 610 + 1e-6, part::toString);
      assertTrue(part.y() >= 20 - 1e-6 && part.y() + part.height() <= 420 + 1e-6, part::toString);
      for (int j = 0; j < i; j++) {
        assertTrue(overlap(part, parts.get(j)) < 1e-6, () -> part + " overlaps");
      }
    }
  }

  private static double overlap(Rect a, Rect b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return Math.max(0, width) * Math.max(0, height);
  }
}
