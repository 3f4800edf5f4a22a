package io.framealloc.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PicturesTest {

  @Test
  void fewPictures_areAllKept() {
    assertEquals(List.of(60, 120, 180), kept(200, 60, true));
  }

  @Test
  void manyPictures_areThinnedOutEvenly() {
    List<Integer> frames = kept(600, 1, true);
    assertEquals(Pictures.KEPT, frames.size());
    assertEquals(List.of(50, 100, 150), frames.subList(0, 3));
    assertEquals(600, frames.getLast());
  }

  @Test
  void laterVariant_drawsButKeepsNothing() {
    Plan plan = new Plan(10, 0, 1, 5, 64, 64);
    Pictures pictures = new Pictures(plan, false);
    assertNull(pictures.target(4));
    assertNotNull(pictures.target(5));
    assertEquals(2, pictures.checksums().length);
    assertEquals(List.of(), kept(10, 5, false));
  }

  @Test
  void renderEveryZero_drawsNothing() {
    assertEquals(List.of(), kept(100, 0, true));
  }

  private static List<Integer> kept(int frames, int every, boolean keep) {
    Plan plan = new Plan(frames, 0, 1, every, 64, 64);
    return new Pictures(plan, keep).kept(plan).stream().map(Picture::frame).toList();
  }
}
