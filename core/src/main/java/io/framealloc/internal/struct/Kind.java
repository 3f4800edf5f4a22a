package io.framealloc.internal.struct;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The eight primitive types, as they lie in memory. */
public enum Kind {
  BOOLEAN(boolean.class, Boolean.class, TypeKind.INT, "JAVA_BYTE"),
  BYTE(byte.class, Byte.class, TypeKind.INT, "JAVA_BYTE"),
  SHORT(short.class, Short.class, TypeKind.INT, "JAVA_SHORT_UNALIGNED"),
  CHAR(char.class, Character.class, TypeKind.INT, "JAVA_CHAR_UNALIGNED"),
  INT(int.class, Integer.class, TypeKind.INT, "JAVA_INT_UNALIGNED"),
  LONG(long.class, Long.class, TypeKind.LONG, "JAVA_LONG_UNALIGNED"),
  FLOAT(float.class, Float.class, TypeKind.FLOAT, "JAVA_FLOAT_UNALIGNED"),
  DOUBLE(double.class, Double.class, TypeKind.DOUBLE, "JAVA_DOUBLE_UNALIGNED");

  final Class<?> primitive;
  final Class<?> box;

  /** The kind of local variable that holds it. */
  final TypeKind local;

  /** The constant of {@link ValueLayout} that accesses go through. */
  final String access;

  Kind(Class<?> primitive, Class<?> box, TypeKind local, String access) {
    this.primitive = primitive;
    this.box = box;
    this.local = local;
    this.access = access;
  }

  int bytes() {
    return (int) layout().byteSize();
  }

  ValueLayout layout() {
    return switch (this) {
      case BOOLEAN -> ValueLayout.JAVA_BOOLEAN;
      case BYTE -> ValueLayout.JAVA_BYTE;
      case SHORT -> ValueLayout.JAVA_SHORT;
      case CHAR -> ValueLayout.JAVA_CHAR;
      case INT -> ValueLayout.JAVA_INT;
      case LONG -> ValueLayout.JAVA_LONG;
      case FLOAT -> ValueLayout.JAVA_FLOAT;
      case DOUBLE -> ValueLayout.JAVA_DOUBLE;
    };
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
