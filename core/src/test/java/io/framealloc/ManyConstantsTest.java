package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Enums on both sides of the 256 constants that fit into one byte; their classes are made here. */
@Tag("fallback")
final class ManyConstantsTest {

  private static final MethodTypeDesc INIT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_int);

  private static final List<Class<?>> ENUMS = List.of(enumOf(256), enumOf(257), enumOf(1000));

  private final SmartAlloc alloc = SmartAlloc.create();
  private final Frame frame = alloc.beginFrame();

  @AfterEach
  void close() {
    frame.close();
    alloc.close();
  }

  /** An enum with that many constants, named for their positions. */
  private static Class<?> enumOf(int constants) {
    ClassDesc self = ClassDesc.of(ManyConstantsTest.class.getPackageName(), "Enum" + constants);
    byte[] bytes =
        ClassFile.of()
            .build(
                self,
                type ->
                    type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_ENUM | ClassFile.ACC_SUPER)
                        .withSuperclass(ConstantDescs.CD_Enum)
                        .withField("ALL", self.arrayType(), ClassFile.ACC_STATIC)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            INIT,
                            0,
                            code ->
                                code.aload(0)
                                    .aload(1)
                                    .iload(2)
                                    .invokespecial(
                                        ConstantDescs.CD_Enum, ConstantDescs.INIT_NAME, INIT)
                                    .return_())
                        .withMethodBody(
                            ConstantDescs.CLASS_INIT_NAME,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_STATIC,
                            code -> make(code, self, constants))
                        .withMethodBody(
                            "values",
                            MethodTypeDesc.of(self.arrayType()),
                            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                            code -> code.getstatic(self, "ALL", self.arrayType()).areturn()));
    try {
      return MethodHandles.lookup().defineClass(bytes);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void make(CodeBuilder code, ClassDesc self, int constants) {
    var head = code.newLabel();
    var end = code.newLabel();
    code.loadConstant(constants).anewarray(self).putstatic(self, "ALL", self.arrayType());
    code.iconst_0().istore(0).labelBinding(head);
    code.iload(0).loadConstant(constants).if_icmpge(end);
    code.getstatic(self, "ALL", self.arrayType()).iload(0).new_(self).dup().iload(0);
    code.invokestatic(
        ConstantDescs.CD_Integer,
        "toString",
        MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_int));
    code.iload(0).invokespecial(self, ConstantDescs.INIT_NAME, INIT).aastore();
    code.iinc(0, 1).goto_(head).labelBinding(end).return_();
  }

  private static <T> void everyConstant(Frame frame, Class<T> type) {
    T[] constants = type.getEnumConstants();
    FrameVec<T> vec = frame.vec(type);
    FrameSlice<T> slice = frame.slice(type, constants.length);
    for (int i = 0; i < constants.length; i++) {
      assertSame(constants[0], slice.get(i));
      vec.push(constants[i]);
      slice.set(i, constants[constants.length - 1 - i]);
    }
    for (int i = 0; i < constants.length; i++) {
      assertSame(constants[i], vec.get(i));
      assertSame(constants[constants.length - 1 - i], slice.get(i));
      assertSame(constants[i], frame.box(constants[i]).get());
    }
  }

  @Test
  void everyConstant_comesBack() {
    ENUMS.forEach(type -> everyConstant(frame, type));
  }

  @Test
  void constants_takeOneByteUpTo256_twoBeyond() {
    List<MemoryLayout> layouts =
        ENUMS.stream().<MemoryLayout>map(type -> ValueType.of(type).layout()).toList();
    assertEquals(
        List.of(ValueLayout.JAVA_BYTE, ValueLayout.JAVA_SHORT, ValueLayout.JAVA_SHORT), layouts);
  }

  @Test
  void positionBeyondTheConstants_isRefused() {
    FrameBox<?> box = frame.alloc(ENUMS.getLast());
    box.segment().fill((byte) 0xFF);
    var refused = assertThrows(IllegalStateException.class, box::get);
    assertEquals(
        "memory holds no constant of an enum: enum=io.framealloc.Enum1000, ordinal=65535,"
            + " constants=1000; hint: memory as found must be set before it is read",
        refused.getMessage());
  }
}
