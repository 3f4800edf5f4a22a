package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.annotation.Length;
import io.framealloc.diagnostics.FrameEndedException;
import io.framealloc.diagnostics.FrameExhaustedException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("debug")
@Tag("fallback")
final class FrameColumnsTest {

  enum Kind {
    ROCK,
    TREE
  }

  record Vec2(float x, float y) {}

  record Thing(
      Vec2 at,
      int id,
      long born,
      double mass,
      boolean solid,
      char letter,
      short level,
      byte tag,
      Kind kind) {}

  record Weighted(int id, @Length(3) float[] weights) {}

  private static Thing thing(int i) {
    return new Thing(
        new Vec2(i, -i),
        i,
        1L << i % 60,
        i / 3.0,
        i % 2 == 0,
        (char) ('a' + i % 26),
        (short) -i,
        (byte) i,
        Kind.values()[i % 2]);
  }

  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    alloc.close();
  }

  @Test
  void records_comeBackAsTheyWere() {
    try (Frame frame = alloc.beginFrame()) {
      FrameColumns<Thing> things = frame.columns(Thing.class);
      assertTrue(things.isEmpty());
      for (int i = 0; i < 500; i++) {
        things.push(thing(i));
      }
      things.set(3, thing(77));
      assertEquals(500, things.size());
      for (int i = 0; i < 500; i++) {
        assertEquals(thing(i == 3 ? 77 : i), things.get(i));
      }
    }
  }

  @Test
  void columns_areVectorsOfTheirType() {
    try (Frame frame = alloc.beginFrame()) {
      FrameColumns<Thing> things = frame.columns(Thing.class);
      things.reserve(10);
      for (int i = 0; i < 10; i++) {
        things.push(thing(i));
      }
      assertEquals(
          List.of("at.x", "at.y", "id", "born", "mass", "solid", "letter", "level", "tag", "kind"),
          things.names());
      things.floats("at.y").scale(2);
      things.ints("id").set(4, 400);
      assertEquals(new Vec2(4, -8), things.get(4).at());
      assertEquals(400, things.get(4).id());
      assertEquals(1L << 4, things.longs("born").get(4));
      assertEquals(4 / 3.0, things.doubles("mass").get(4));
      assertEquals(1, things.bytes("solid").get(4));
      assertEquals('e', things.shorts("letter").get(4));
      assertEquals(-4, things.shorts("level").get(4));
      assertEquals(0, things.bytes("kind").get(4));
    }
  }

  @Test
  void arrays_haveAColumnPerElement() {
    try (Frame frame = alloc.beginFrame()) {
      FrameColumns<Weighted> rows = frame.columns(Weighted.class);
      rows.push(new Weighted(1, new float[] {1, 2, 3}));
      assertEquals(3, rows.floats("weights[2]").get(0));
      rows.floats("weights[0]").set(0, 9);
      assertEquals(9, rows.get(0).weights()[0]);
    }
  }

  @Test
  void aColumnResizedByItself_isNoticed() {
    try (Frame frame = alloc.beginFrame()) {
      FrameColumns<Vec2> rows = frame.columns(Vec2.class);
      rows.push(new Vec2(1, 2));
      rows.floats("y").push(3);
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, () -> rows.push(new Vec2(3, 4)));
      assertEquals(
          "a column was resized by itself: column=y, size=2, records=1;"
              + " hint: add and remove whole records",
          thrown.getMessage());
      rows.floats("y").pop();
      rows.push(new Vec2(3, 4));
      assertEquals(new Vec2(3, 4), rows.get(1));
      rows.clear();
      assertEquals(0, rows.floats("y").size());
    }
  }

  @Test
  void badRequests_areRefused() {
    try (Frame frame = alloc.beginFrame()) {
      assertEquals(
          "columns need a record: type=java.lang.Integer",
          assertThrows(IllegalArgumentException.class, () -> frame.columns(Integer.class))
              .getMessage());
      FrameColumns<Vec2> rows = frame.columns(Vec2.class);
      assertEquals(
          "no such column: path=x, type=FrameIntVec,"
              + " columns=[x: FrameFloatVec, y: FrameFloatVec]",
          assertThrows(IllegalArgumentException.class, () -> rows.ints("x")).getMessage());
      assertThrows(IndexOutOfBoundsException.class, () -> rows.get(0));
      assertThrows(IndexOutOfBoundsException.class, () -> rows.set(0, new Vec2(0, 0)));
      assertThrows(NullPointerException.class, () -> rows.push(null));
      assertEquals(0, rows.size());
    }
  }

  @Test
  void refusedGrowth_changesNothing() {
    AllocConfig small = AllocConfig.builder().frameCapacity(2048).overflow(Overflow.FAIL).build();
    try (SmartAlloc tight = SmartAlloc.create(small);
        Frame frame = tight.beginFrame()) {
      FrameColumns<Vec2> rows = frame.columns(Vec2.class);
      int pushed = 0;
      try {
        while (true) {
          rows.push(new Vec2(pushed, 0));
          pushed++;
        }
      } catch (FrameExhaustedException full) {
        assertEquals(pushed, rows.size());
      }
      assertEquals(new Vec2(pushed - 1, 0), rows.get(pushed - 1));
    }
  }

  @Test
  void useAfterEnd_isRefused() {
    alloc.beginFrame();
    FrameColumns<Vec2> rows = alloc.frameColumns(Vec2.class);
    rows.push(new Vec2(1, 2));
    FrameFloatVec column = rows.floats("x");
    alloc.endFrame();
    assertThrows(FrameEndedException.class, () -> rows.get(0));
    assertThrows(FrameEndedException.class, () -> rows.set(0, new Vec2(0, 0)));
    assertThrows(FrameEndedException.class, () -> rows.push(new Vec2(0, 0)));
    assertThrows(FrameEndedException.class, rows::size);
    assertThrows(FrameEndedException.class, rows::isEmpty);
    assertThrows(FrameEndedException.class, rows::clear);
    assertThrows(FrameEndedException.class, rows::names);
    assertThrows(FrameEndedException.class, () -> rows.reserve(1));
    assertThrows(FrameEndedException.class, () -> rows.floats("x"));
    assertThrows(FrameEndedException.class, () -> column.get(0));
  }
}
