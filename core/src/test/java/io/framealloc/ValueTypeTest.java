package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.framealloc.annotation.Length;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is a value type, how it lies in memory, and how the others are refused. */
@Tag("fallback")
final class ValueTypeTest {

  record Named(int id, String name) {}

  record Outer(Named inner) {}

  record NoLength(float[] m) {}

  record Loose(@Length(0) float[] m) {}

  record Deep(@Length(2) float[][] m) {}

  record Needless(@Length(2) float m) {}

  record Self(int a, Self next) {}

  record Nothing() {}

  enum Empty {}

  private static void assertRefused(String why, Class<?> type) {
    var refused = assertThrows(IllegalArgumentException.class, () -> ValueType.of(type));
    assertEquals(type.getTypeName() + " cannot be stored off-heap: " + why, refused.getMessage());
  }

  @Test
  void otherTypes_areRefused_withTheComponentAndTheReason() {
    assertRefused("it is no primitive, box, enum or record", String.class);
    assertRefused(
        "component=name, type=java.lang.String; it is no primitive, box, enum or record",
        Named.class);
    assertRefused(
        "component=inner.name, type=java.lang.String; it is no primitive, box, enum or record",
        Outer.class);
    assertRefused(
        "component=m, type=float[]; its length is not fixed; add @Length(n)", NoLength.class);
    assertRefused("component=m, type=float[]; @Length(0) is not positive", Loose.class);
    assertRefused("component=m, type=float[][]; arrays of arrays have no fixed length", Deep.class);
    assertRefused("component=m, type=float; @Length is for arrays", Needless.class);
    assertRefused(
        "component=next, type=io.framealloc.ValueTypeTest$Self; a record cannot contain itself",
        Self.class);
    assertRefused("it has no components", Nothing.class);
    assertRefused("it has no constants", Empty.class);
    assertRefused("an array is stored as a component only; use a slice", int[].class);
  }

  @Test
  void layout_isThatOfAStruct() {
    assertEquals(
        "[z1(flag)b1(b)s2(s)c2(c)x2i4(i)x4j8(l)f4(f)x4d8(d)i4(boxed)x4](Every)",
        ValueType.of(Shapes.Every.class).layout().toString());
    assertEquals(
        "[[4:f4](w)[2:[f4(x)f4(y)f4(z)](Vec3)](at)[3:z1](on)x1](Arrays4)",
        ValueType.of(Shapes.Arrays4.class).layout().toString());
    assertEquals(40, ValueType.of(Shapes.Body.class).byteSize());
  }

  @Test
  void primitive_isItsBox() {
    assertSame(ValueType.of(Integer.class), ValueType.of(int.class));
    assertSame(ValueType.of(Shapes.Level.class), ValueType.of(Shapes.Level.MIDDLE.getClass()));
    assertEquals("ValueType[java.lang.Integer, 4 bytes]", ValueType.of(int.class).toString());
  }
}
