package io.framealloc.internal.struct;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The eight primitive types, as they lie in memory. */
public enum Kind {
  BOOLEAN(boolean.class, Boolean.class, TypeKind.INT, ValueLayout.JAVA_BOOLEAN, "JAVA_BYTE"),
  BYTE(byte.class, Byte.class, TypeKind.INT, ValueLayout.JAVA_BYTE, "JAVA_BYTE"),
  SHORT(short.class, Short.class, TypeKind.INT, ValueLayout.JAVA_SHORT, "JAVA_SHORT_UNALIGNED"),
  CHAR(char.class, Character.class, TypeKind.INT, ValueLayout.JAVA_CHAR, "JAVA_CHAR_UNALIGNED"),
  INT(int.class, Integer.class, TypeKind.INT, ValueLayout.JAVA_INT, "JAVA_INT_UNALIGNED"),
  LONG(long.class, Long.class, TypeKind.LONG, ValueLayout.JAVA_LONG, "JAVA_LONG_UNALIGNED"),
  FLOAT(float.class, Float.class, TypeKind.FLOAT, ValueLayout.JAVA_FLOAT, "JAVA_FLOAT_UNALIGNED"),
  DOUBLE(
      double.class, Double.class, TypeKind.DOUBLE, ValueLayout.JAVA_DOUBLE, "JAVA_DOUBLE_UNALIGNED");

  final Class<?> primitive;
  final Class<?> box;

  /** The kind of local variable that holds it. */
  final TypeKind local;

  final ValueLayout layout;

  /** The constant of {@link ValueLayout} that accesses go through. */
  final String access;

  Kind(Class<?> primitive, Class<?> box, TypeKind local, ValueLayout layout, String access) {
    this.primitive = primitive;
    this.box = box;
    this.local = local;
    this.layout = layout;
    this.access = access;
  }

  int bytes() {
    return (int) layout.byteSize();
  }

  ClassDesc desc() {
    return ClassDesc.ofDescriptor(primitive.descriptorString());
  }

  ClassDesc boxDesc() {
    return ClassDesc.ofDescriptor(box.descriptorString());
  }

  /** The kind of a primitive class or of its box; null for every other class. */
  static @Nullable Kind of(Class<?> type) {
    for (Kind kind : values()) {
      if (kind.primitive == type || kind.box == type) {
        return kind;
      }
    }
    return null;
  }
}
