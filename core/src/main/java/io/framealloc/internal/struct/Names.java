package io.framealloc.internal.struct;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Symbols that generated code refers to, and the short forms of emitting them. */
final class Names {

  static final ClassDesc SEGMENT = desc(MemorySegment.class);
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

  private static final ClassDesc VALUE_LAYOUT = desc(ValueLayout.class);

  private Names() {}

  static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /** Pushes the layout through which {@code kind} is accessed. */
  static void pushLayout(CodeBuilder code, Kind kind) {
    code.getstatic(VALUE_LAYOUT, kind.access, layoutDesc(kind));
  }

  /** The type of the layout through which {@code kind} is accessed. */
  static ClassDesc layoutDesc(Kind kind) {
    return switch (kind) {
      case BOOLEAN, BYTE -> desc(ValueLayout.OfByte.class);
      case SHORT -> desc(ValueLayout.OfShort.class);
      case CHAR -> desc(ValueLayout.OfChar.class);
      case INT -> desc(ValueLayout.OfInt.class);
      case LONG -> desc(ValueLayout.OfLong.class);
      case FLOAT -> desc(ValueLayout.OfFloat.class);
      case DOUBLE -> desc(ValueLayout.OfDouble.class);
    };
  }

  /** Replaces a segment, a layout and an offset on the stack by the value there. */
  static void get(CodeBuilder code, Kind kind) {
    code.invokeinterface(
        SEGMENT, "get", MethodTypeDesc.of(carrier(kind), layoutDesc(kind), ConstantDescs.CD_long));
  }

  /** Consumes a segment, a layout, an offset and the value to store there. */
  static void set(CodeBuilder code, Kind kind) {
    code.invokeinterface(
        SEGMENT,
        "set",
        MethodTypeDesc.of(
            ConstantDescs.CD_void, layoutDesc(kind), ConstantDescs.CD_long, carrier(kind)));
  }

  private static ClassDesc carrier(Kind kind) {
    return kind == Kind.BOOLEAN ? ConstantDescs.CD_byte : kind.desc();
  }
}
