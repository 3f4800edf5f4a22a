package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.Shapes.Arrays4;
import io.framealloc.Shapes.Body;
import io.framealloc.Shapes.Every;
import io.framealloc.Shapes.Level;
import io.framealloc.Shapes.Vec3;
import io.framealloc.diagnostics.FrameEndedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cursors over slices, vectors and boxes. */
@Tag("debug")
@Tag("fallback")
final class CursorTest {

  interface BodyRef {
    float pos_x();

    BodyRef pos_x(float value);

    double mass();

    void mass(double value);

    Level level();

    void level(Level value);

    boolean awake();

    void awake(boolean value);

    default double momentum() {
      return mass() * pos_x();
    }
  }

  interface EveryRef {
    void flag(boolean value);

    void b(byte value);

    void s(short value);

    void c(char value);

    void i(int value);

    void l(long value);

    void f(float value);

    void d(double value);

    void boxed(Integer value);

    int boxed();
  }

  private interface ArraysRef {
    float w(int i);

    void w(int i, float value);

    float at_y(int i);

    void at_y(int i, float value);
  }

  interface IntRef {
    int value();

    void value(int value);
  }

  interface Unknown {
    int speed();
  }

  interface WrongType {
    int mass();
  }

  interface NoIndex {
    float w();
  }

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    if (alloc.inFrame()) {
      alloc.endFrame();
    }
    alloc.close();
  }

  private FrameVec<Body> bodies(int n) {
    FrameVec<Body> vec = frame.vec(Body.class);
    for (int i = 0; i < n; i++) {
      vec.push(Shapes.body(i));
    }
    return vec;
  }

  @Test
  void cursor_readsAndWritesSingleComponents() {
    FrameVec<Body> vec = bodies(10);
    Cursor<BodyRef> cursor = vec.cursor(BodyRef.class);
    for (int i = 0; i < vec.size(); i++) {
      BodyRef body = cursor.at(i);
      assertSame(cursor, body);
      body.pos_x(body.pos_x() + 1).mass(2);
      body.level(Level.HIGH);
      body.awake(i == 3);
    }
    Body seventh = Shapes.body(7);
    assertEquals(new Body(new Vec3(8, 2, 3), seventh.vel(), 2, Level.HIGH, false), vec.get(7));
    assertEquals(16, cursor.at(7).momentum());
    assertEquals(Level.HIGH, cursor.at(7).level());
    assertEquals(true, cursor.at(3).awake());
  }

  @Test
  void cursor_writesEveryPrimitive() {
    FrameSlice<Every> slice = frame.slice(Every.class, 3);
    EveryRef every = slice.cursor(EveryRef.class).at(1);
    every.flag(true);
    every.b((byte) -1);
    every.s((short) -2);
    every.c('c');
    every.i(-4);
    every.l(-5);
    every.f(-6.5f);
    every.d(-7.5);
    every.boxed(-8);
    assertEquals(
        new Every(true, (byte) -1, (short) -2, 'c', -4, -5, -6.5f, -7.5, -8), slice.get(1));
    assertEquals(-8, every.boxed());
    assertEquals(new Every(false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0, 0), slice.get(2));
  }

  @Test
  void cursor_indexesArrays() {
    FrameSlice<Arrays4> slice = frame.slice(Arrays4.class, 2);
    ArraysRef arrays = slice.cursor(ArraysRef.class).at(1);
    arrays.w(3, 5);
    arrays.at_y(1, 6);
    assertEquals(5, slice.get(1).w()[3]);
    assertEquals(new Vec3(0, 6, 0), slice.get(1).at()[1]);
    assertEquals(6, arrays.at_y(1));
    var refused = assertThrows(IndexOutOfBoundsException.class, () -> arrays.w(4));
    assertEquals("Index 4 out of bounds for length 4", refused.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.at_y(-1, 0));
  }

  @Test
  void cursor_overABox_isAtItsValue() {
    FrameBox<Body> box = frame.box(Shapes.body(1));
    box.cursor(BodyRef.class).mass(9);
    assertEquals(9, box.get().mass());
    FrameBox<Integer> number = frame.box(5);
    number.cursor(IntRef.class).value(6);
    assertEquals(6, number.get());
  }

  @Test
  void cursor_followsAVectorThatMoves() {
    FrameVec<Body> vec = bodies(3);
    BodyRef body = vec.cursor(BodyRef.class).at(2);
    frame.alloc(64);
    for (int i = 0; i < 1000; i++) {
      vec.push(Shapes.body(i));
    }
    body.mass(77);
    assertEquals(77, vec.get(2).mass());
    vec.segment();
    body.mass(78);
    assertEquals(78, vec.get(2).mass());
  }

  @Test
  void index_isChecked() {
    Cursor<BodyRef> cursor = bodies(2).cursor(BodyRef.class);
    var refused = assertThrows(IndexOutOfBoundsException.class, () -> cursor.at(2));
    assertEquals("Index 2 out of bounds for length 2", refused.getMessage());
    BodyRef none = (BodyRef) (Object) frame.vec(Body.class).cursor(BodyRef.class);
    assertThrows(IndexOutOfBoundsException.class, none::mass);
  }

  @Test
  void end_refusesEveryUse() {
    FrameVec<Body> vec = bodies(2);
    Cursor<BodyRef> cursor = vec.cursor(BodyRef.class);
    BodyRef body = cursor.at(1);
    Threads.on(
        "other",
        () -> {
          assertThrows(WrongThreadException.class, body::mass);
          assertThrows(WrongThreadException.class, () -> body.mass(1));
          assertThrows(WrongThreadException.class, () -> cursor.at(0));
          assertThrows(WrongThreadException.class, () -> vec.cursor(BodyRef.class));
        });
    frame.close();
    assertThrows(FrameEndedException.class, body::mass);
    assertThrows(FrameEndedException.class, () -> body.level(Level.LOW));
    assertThrows(FrameEndedException.class, () -> cursor.at(0));
    assertThrows(FrameEndedException.class, () -> vec.cursor(BodyRef.class));
  }

  private void assertRefused(String text, Class<?> accessors, Class<?> type) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> frame.vec(type).cursor(accessors));
    assertEquals(text, refused.getMessage());
  }

  @Test
  void interface_thatDoesNotFit_isRefused() {
    assertRefused(
        "io.framealloc.CursorTest$Unknown is no cursor over io.framealloc.Shapes$Vec3:"
            + " method=speed; there is no such component; there are [x, y, z]",
        Unknown.class,
        Vec3.class);
    assertRefused(
        "io.framealloc.CursorTest$WrongType is no cursor over io.framealloc.Shapes$Body:"
            + " method=mass; a reader is () -> double, a writer (double) -> void",
        WrongType.class,
        Body.class);
    assertRefused(
        "io.framealloc.CursorTest$NoIndex is no cursor over io.framealloc.Shapes$Arrays4:"
            + " method=w; a reader is (int) -> float, a writer (int, float) -> void",
        NoIndex.class,
        Arrays4.class);
    assertRefused(
        "a cursor needs an interface that it can implement: type=java.lang.String",
        String.class,
        Body.class);
  }
}
