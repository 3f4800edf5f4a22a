package io.framealloc.internal.struct;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Objects that a generated class carries as constants. */
final class ClassData {

  private static final DirectMethodHandleDesc BOOTSTRAP =
      ConstantDescs.ofConstantBootstrap(
          Names.desc(MethodHandles.class),
          "classDataAt",
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int);

  private final List<Object> objects = new ArrayList<>();
  private final Map<Class<?>, Object[]> constants = new HashMap<>();

  /** Pushes {@code object} as a constant of type {@code type}. */
  void push(CodeBuilder code, Object object, ClassDesc type) {
    int index = indexOf(object);
    code.loadConstant(DynamicConstantDesc.ofNamed(BOOTSTRAP, "_", type, index));
  }

  /** Pushes the array of all constants of an enum. */
  void pushConstants(CodeBuilder code, Class<?> type) {
    push(code, constants.computeIfAbsent(type, Class::getEnumConstants), Names.OBJECTS);
  }

  private int indexOf(Object object) {
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i) == object) {
        return i;
      }
    }
    objects.add(object);
    return objects.size() - 1;
  }

  List<Object> objects() {
    return List.copyOf(objects);
  }
}
