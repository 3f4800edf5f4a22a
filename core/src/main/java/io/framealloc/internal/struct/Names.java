package io.framealloc.internal.struct;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** Symbols that generated code refers to, and the short forms of emitting them. */
final class Names {

  static final ClassDesc SEGMENT = desc(MemorySegment.class);
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

  private static final ClassDesc HANDLE = desc(VarHandle.class);
  private static final ClassDesc VALUE_LAYOUT = desc(ValueLayout.class);

  private Names() {}

  static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /** Pushes the layout through which arrays of {@code kind} are copied. */
  static void pushLayout(CodeBuilder code, Kind kind) {
    String name = kind.primitive.getName();
    ClassDesc type =
        VALUE_LAYOUT.nested("Of" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    code.getstatic(VALUE_LAYOUT, kind.access, type);
  }

  /** Pushes the handle through which {@code kind} is accessed. */
  static void pushHandle(CodeBuilder code, ClassDesc self, Kind kind) {
    code.getstatic(self, carrier(kind).name(), HANDLE);
  }

  /** Replaces a handle, a segment and an offset on the stack by the value there. */
  static void get(CodeBuilder code, Kind kind) {
    code.invokevirtual(
        HANDLE, "get", MethodTypeDesc.of(carrier(kind).desc(), SEGMENT, ConstantDescs.CD_long));
  }

  /** Consumes a handle, a segment, an offset and the value to store there. */
  static void set(CodeBuilder code, Kind kind) {
    code.invokevirtual(
        HANDLE,
        "set",
        MethodTypeDesc.of(
            ConstantDescs.CD_void, SEGMENT, ConstantDescs.CD_long, carrier(kind).desc()));
  }

  private static Kind carrier(Kind kind) {
    return kind == Kind.BOOLEAN ? Kind.BYTE : kind;
  }
}
