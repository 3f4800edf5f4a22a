package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.state.Kind;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What single instructions do to the stack, the variables and what they refer to. */
final class Steps {

  private final Run run;
  private final Effects effects;
  private final Calls calls;

  Steps(Run run) {
    this.run = run;
    this.effects = new Effects(run);
    this.calls = new Calls(run, effects);
  }

  void step(Instruction instruction, int at, State state) {
    switch (instruction) {
      case LoadInstruction load -> {
        Val val = state.locals[load.slot()];
        state.push(isWide(load.typeKind()) ? Val.WIDE : val.from(load.slot()));
      }
      case StoreInstruction store -> state.store(store.slot(), state.pop());
      case IncrementInstruction increment -> state.store(increment.slot(), Val.UNKNOWN);
      case ConstantInstruction constant -> state.push(constant(constant));
      case FieldInstruction field -> field(field, at, state);
      case InvokeDynamicInstruction invoke -> dynamic(invoke, at, state);
      case NewObjectInstruction instance -> {
        String type = instance.className().asInternalName();
        Kind kind = run.program.types().kind(type);
        Kind made = kind == Kind.OWNED ? Kind.OWNED : Kind.CONTAINER;
        state.push(Val.of(effects.make(made, type, at, state)));
      }
      case NewReferenceArrayInstruction _, NewPrimitiveArrayInstruction _ -> {
        state.pop();
        state.push(Val.of(effects.make(Kind.CONTAINER, "[", at, state)));
      }
      case NewMultiArrayInstruction many -> {
        for (int i = 0; i < many.dimensions(); i++) {
          state.pop();
        }
        state.push(Val.of(effects.make(Kind.CONTAINER, "[", at, state)));
      }
      case ArrayLoadInstruction load -> {
        state.pop();
        Val array = state.pop();
        state.push(isWide(load.typeKind()) ? Val.WIDE : effects.element(array.thing(), state));
      }
      case ArrayStoreInstruction _ -> {
        Val value = state.pop();
        state.pop();
        effects.intoContainer(state.pop().thing(), value.thing(), at, state, "an array");
      }
      case TypeCheckInstruction check -> {
        if (check.opcode() == Opcode.INSTANCEOF) {
          state.pop();
          state.push(Val.UNKNOWN);
        }
      }
      case ConvertInstruction convert -> {
        state.pop();
        state.push(isWide(convert.toType()) ? Val.WIDE : Val.UNKNOWN);
      }
      case OperatorInstruction operator -> operator(operator, state);
      case StackInstruction move -> StackMoves.move(move.opcode(), state.stack);
      case MonitorInstruction _ -> state.pop();
      case NopInstruction _ -> {}
      default -> throw new IllegalArgumentException("not followed: " + instruction.opcode());
    }
  }

  private static boolean isWide(TypeKind kind) {
    return kind.slotSize() == 2;
  }

  static boolean isWide(ClassDesc type) {
    return isWide(TypeKind.from(type));
  }

  private static Val constant(ConstantInstruction constant) {
    if (isWide(constant.typeKind())) {
      return Val.WIDE;
    }
    ConstantDesc value = constant.constantValue();
    if (value == ConstantDescs.NULL) {
      return Val.ZERO;
    }
    if (value instanceof Integer number) {
      return number == 0 ? Val.ZERO : Val.ONE;
    }
    return Val.UNKNOWN;
  }

  private static void operator(OperatorInstruction operator, State state) {
    int operands =
        switch (operator.opcode()) {
          case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> 1;
          default -> 2;
        };
    for (int i = 0; i < operands; i++) {
      state.pop();
    }
    boolean compares =
        switch (operator.opcode()) {
          case LCMP, FCMPL, FCMPG, DCMPL, DCMPG, ARRAYLENGTH -> true;
          default -> false;
        };
    state.push(!compares && isWide(operator.typeKind()) ? Val.WIDE : Val.UNKNOWN);
  }

  /* Fields. */

  private void field(FieldInstruction field, int at, State state) {
    String name = field.name().stringValue();
    String owner = field.owner().asInternalName();
    ClassDesc type = field.typeSymbol();
    switch (field.opcode()) {
      case GETSTATIC -> state.push(read(null, owner, name, type, state));
      case GETFIELD -> {
        Thing holder = state.pop().thing();
        state.push(
            holder == null
                ? isWide(type) ? Val.WIDE : Val.UNKNOWN
                : read(holder, owner, name, type, state));
      }
      case PUTSTATIC ->
          effects.intoField(
              new State.Field(null, owner + "." + name), state.pop(), at, state, owner);
      default -> {
        Val value = state.pop();
        Thing holder = state.pop().thing();
        if (holder == null) {
          effects.lose(value.thing(), state);
        } else {
          effects.intoField(new State.Field(holder, name), value, at, state, owner);
        }
      }
    }
  }

  private Val read(@Nullable Thing holder, String owner, String name, ClassDesc type, State state) {
    if (isWide(type)) {
      return Val.WIDE;
    }
    State.Field field = new State.Field(holder, holder == null ? owner + "." + name : name);
    Val known = state.fields.get(field);
    if (known != null) {
      return known;
    }
    String internal = Types.internal(type);
    if (internal == null && !type.isArray()) {
      boolean same = holder == null || holder.parameter >= 0;
      return same && run.program.isFinal(owner, name) ? constant(field, state) : Val.UNKNOWN;
    }
    if (holder != null && !holder.isForeign()) {
      Set<Thing> held = state.contents(holder);
      return held.isEmpty() ? Val.UNKNOWN : effects.element(holder, state);
    }
    Kind kind = run.program.types().kind(internal);
    Thing thing =
        run.foreign(
            kind == null ? Kind.CONTAINER : kind,
            internal == null ? "[" : Types.simple(internal),
            field,
            null);
    thing.field = field;
    state.fields.put(field, Val.of(thing));
    return Val.of(thing);
  }

  private static Val constant(State.Field field, State state) {
    Boolean something = state.constants.get(field);
    return something == null
        ? new Val(null, new Val.Reads(field), -1, false)
        : something ? Val.ONE : Val.ZERO;
  }

  /* Calls. */

  /** Runs a call; returns whether it may throw as any other method. */
  boolean invoke(InvokeInstruction invoke, int at, State state) {
    MethodTypeDesc type = invoke.typeSymbol();
    List<Val> arguments = arguments(type, state);
    Val receiver = invoke.opcode() == Opcode.INVOKESTATIC ? null : state.pop();
    Call call =
        new Call(
            invoke.owner().asInternalName(),
            invoke.name().stringValue(),
            type,
            invoke.opcode() == Opcode.INVOKESTATIC,
            invoke.opcode() == Opcode.INVOKESPECIAL,
            receiver == null ? Val.UNKNOWN : receiver,
            arguments,
            at,
            state);
    Val result = calls.run(call);
    if (!type.returnType().equals(ConstantDescs.CD_void)) {
      state.push(isWide(type.returnType()) ? Val.WIDE : result);
    }
    return !call.isKnown();
  }

  private static List<Val> arguments(MethodTypeDesc type, State state) {
    List<Val> arguments = new ArrayList<>();
    for (int i = 0; i < type.parameterCount(); i++) {
      arguments.addFirst(state.pop());
    }
    return arguments;
  }

  /* A lambda or method reference captures; a text that is put together uses its parts. */
  private void dynamic(InvokeDynamicInstruction invoke, int at, State state) {
    MethodTypeDesc type = invoke.typeSymbol();
    List<Val> arguments = arguments(type, state);
    String maker = invoke.bootstrapMethod().owner().descriptorString();
    MethodHandleEntry code = null;
    if (maker.equals("Ljava/lang/invoke/LambdaMetafactory;")) {
      for (var argument : invoke.invokedynamic().bootstrap().arguments()) {
        if (argument instanceof MethodHandleEntry handle) {
          code = handle;
        }
      }
    }
    if (code == null) {
      if (maker.equals("Ljava/lang/invoke/StringConcatFactory;")) {
        arguments.forEach(argument -> effects.use(argument.thing(), at, state));
      }
      boolean nothing = type.returnType().equals(ConstantDescs.CD_void);
      if (!nothing) {
        state.push(isWide(type.returnType()) ? Val.WIDE : Val.UNKNOWN);
      }
      return;
    }
    Thing function = effects.make(Kind.FUNCTION, "a function", at, state);
    function.code = code;
    function.captured = arguments.stream().map(val -> val.from(-1)).toList();
    state.push(Val.of(function));
  }
}
