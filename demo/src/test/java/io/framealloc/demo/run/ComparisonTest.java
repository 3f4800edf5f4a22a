package io.framealloc.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final Series STATES = Series.of(1, 2, 3);
  private static final Series PICTURES = Series.of(11, 12);

  @Test
  void equalRecordings_differInNothing() {
    assertEquals(Optional.empty(), difference(Series.of(1, 2, 3), Series.of(11, 12)));
  }

  @Test
  void oneRecording_differsInNothing() {
    assertEquals(
        Optional.empty(),
        Comparison.difference(List.of(recording(Variant.HEAP, STATES, PICTURES))));
  }

  @Test
  void otherState_isNamedByItsFirstFrame() {
    assertEquals(
        Optional.of("the variants computed different states: frame=2, heap=2, framealloc=ff"),
        difference(Series.of(1, 255, 4), Series.of(11, 13)));
  }

  @Test
  void otherPicture_isNamed() {
    assertEquals(
        Optional.of("the variants drew different pictures: picture=1, heap=b, framealloc=a"),
        difference(STATES, Series.of(10, 12)));
  }

  private static Optional<String> difference(Series states, Series pictures) {
    return Comparison.difference(
        List.of(
            recording(Variant.HEAP, STATES, PICTURES),
            recording(Variant.FRAMEALLOC, states, pictures)));
  }

  private static Recording recording(Variant variant, Series states, Series pictures) {
    Series none = Series.of(0, 0, 0);
    return new Recording(variant, none, none, none, none, states, pictures, List.of(), 0, 0);
  }
}
