package io.framealloc.fa.bytecode;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.AccessFlag;
import org.jspecify.annotations.Nullable;

/** Where functions and objects made of them use what they have captured. */
final class Captures {

  private final Program program;

  Captures(Program program) {
    this.program = program;
  }

  /** Returns the code of a lambda of the program; null for a reference to another method. */
  Program.@Nullable Located codeOf(Thing function) {
    MethodHandleEntry handle = function.code;
    if (handle == null) {
      return null;
    }
    MemberRefEntry member = handle.reference();
    return program.locate(
        member.owner().asInternalName(), member.name().stringValue(), member.type().stringValue());
  }

  /** Returns the first use of what a lambda has captured; null if it is not in its own code. */
  Run.@Nullable Spot of(Thing function, int captured) {
    Program.Located found = codeOf(function);
    if (found == null
        || !found.method().flags().has(AccessFlag.SYNTHETIC)
        || found.method().code().isEmpty()) {
      return null;
    }
    boolean fixed = found.method().flags().has(AccessFlag.STATIC);
    if (!fixed && captured == 0) {
      return null;
    }
    Body body = new Body(found.method(), found.method().code().orElseThrow());
    int variable = fixed ? 0 : 1;
    var types = found.method().methodTypeSymbol().parameterList();
    for (int i = 0; i < captured - (fixed ? 0 : 1); i++) {
      variable += TypeKind.from(types.get(i)).slotSize();
    }
    int at = Interpreter.firstRead(body, variable);
    return at < 0 ? null : new Run.Spot(found.owner(), body, at);
  }

  /**
   * Returns the first use of the one thing that an anonymous class has captured; null if it has
   * several.
   */
  Run.@Nullable Spot in(String type) {
    ClassModel model = isAnonymous(type) ? program.find(type) : null;
    if (model == null) {
      return null;
    }
    String only = null;
    for (FieldModel field : model.fields()) {
      if (program.types().kind(Types.internal(field.fieldTypeSymbol())) != null) {
        if (only != null) {
          return null;
        }
        only = field.fieldName().stringValue();
      }
    }
    for (MethodModel method : model.methods()) {
      if (only != null && !method.methodName().equalsString("<init>")) {
        Run.Spot use = firstRead(model, method, only);
        if (use != null) {
          return use;
        }
      }
    }
    return null;
  }

  private static boolean isAnonymous(String type) {
    int last = type.lastIndexOf('$');
    return last > 0 && last + 1 < type.length() && Character.isDigit(type.charAt(last + 1));
  }

  private static Run.@Nullable Spot firstRead(ClassModel owner, MethodModel method, String field) {
    if (method.code().isEmpty()) {
      return null;
    }
    Body body = new Body(method, method.code().orElseThrow());
    for (int at = 0; at < body.instructions.size(); at++) {
      if (body.instructions.get(at) instanceof FieldInstruction read
          && read.opcode() == Opcode.GETFIELD
          && read.name().equalsString(field)) {
        return new Run.Spot(owner, body, at);
      }
    }
    return null;
  }
}
