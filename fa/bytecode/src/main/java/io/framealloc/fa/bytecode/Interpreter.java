package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.state.Kind;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows all paths of a method.
 *
 * <p>A few states are kept apart at each join, so that correlated branches are followed; where
 * there are more they are joined, and what differs is forgotten.
 */
final class Interpreter {

  /** What a compiler throws where no case of a switch fits, which cannot be. */
  private static final Set<String> COMPILED_IN =
      Set.of("java/lang/MatchException", "java/lang/IncompatibleClassChangeError");

  private static final int MOST_STATES = 6;
  private static final int MOST_BLOCKS = 4000;

  /** How a path leaves the method. */
  record Exit(boolean thrown, State state, Val value, int at) {}

  /** A method with more paths than are followed. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super(null, null, false, false);
    }
  }

  private record Start(int at, State state) {}

  private final Run run;
  private final Body body;
  private final Steps steps;
  private final Deque<Start> todo = new ArrayDeque<>();
  private final Map<Integer, List<State>> seen = new HashMap<>();
  private final List<Exit> exits = new ArrayList<>();

  Interpreter(Run run) {
    this.run = run;
    this.body = run.body;
    this.steps = new Steps(run);
  }

  List<Exit> run() {
    reach(0, entry());
    int blocks = 0;
    while (!todo.isEmpty()) {
      if (++blocks > MOST_BLOCKS) {
        throw new TooMuch();
      }
      Start start = todo.pop();
      block(start.at(), start.state().copy());
    }
    return exits;
  }

  private State entry() {
    State state =
        new State(
            body.code instanceof java.lang.classfile.attribute.CodeAttribute a ? a.maxLocals() : 0);
    int slot = 0;
    int number = 0;
    if (!body.method.flags().has(AccessFlag.STATIC)) {
      String name = run.owner.thisClass().asInternalName();
      state.locals[slot++] = Val.of(parameter(name, number)).known(true);
    }
    number++;
    for (var type : body.method.methodTypeSymbol().parameterList()) {
      String internal = Types.internal(type);
      boolean wide = type.descriptorString().equals("J") || type.descriptorString().equals("D");
      Thing thing =
          internal != null || type.isArray()
              ? parameter(internal == null ? "[" : internal, number)
              : null;
      state.locals[slot] = wide ? Val.WIDE : Val.of(thing);
      slot += wide ? 2 : 1;
      number++;
    }
    return state;
  }

  private Thing parameter(String internal, int number) {
    Kind kind = run.program.types().kind(internal);
    Thing thing =
        run.foreign(
            kind == null ? Kind.CONTAINER : kind,
            Types.simple(internal),
            "parameter " + number,
            null);
    thing.parameter = number;
    return thing;
  }

  /** Notes that a path comes to the first instruction of a block. */
  private void reach(int at, State state) {
    List<State> states = seen.computeIfAbsent(at, _ -> new ArrayList<>());
    for (State known : states) {
      if (known.isSame(state)) {
        return;
      }
    }
    State next = state;
    if (states.size() >= MOST_STATES) {
      State last = states.getLast();
      if (last.stack.size() != state.stack.size()) {
        throw new TooMuch();
      }
      next = last.join(state);
      if (next.isSame(last)) {
        return;
      }
      states.set(states.size() - 1, next);
    } else {
      states.add(next.copy());
    }
    todo.add(new Start(at, next));
  }

  private void block(int first, State state) {
    for (int at = first; at < body.instructions.size(); at++) {
      if (at > first && body.leaders.get(at)) {
        reach(at, state);
        return;
      }
      Instruction instruction = body.instructions.get(at);
      switch (instruction) {
        case BranchInstruction branch -> {
          branch(branch, at, state);
          return;
        }
        case TableSwitchInstruction table -> {
          state.pop();
          body.targets(table.defaultTarget(), table.cases()).forEach(t -> reach(t, state.copy()));
          return;
        }
        case LookupSwitchInstruction lookup -> {
          state.pop();
          body.targets(lookup.defaultTarget(), lookup.cases()).forEach(t -> reach(t, state.copy()));
          return;
        }
        case ReturnInstruction end -> {
          Val value = end.opcode() == Opcode.RETURN ? Val.UNKNOWN : state.pop();
          exits.add(new Exit(false, state, value, at));
          return;
        }
        case ThrowInstruction _ -> {
          raise(at, state, state.pop());
          return;
        }
        case InvokeInstruction invoke -> {
          State before = isCovered(at) ? state.copy() : null;
          boolean mayThrow = steps.invoke(invoke, at, state);
          if (before != null && mayThrow) {
            implied(at, before);
          }
        }
        default -> steps.step(instruction, at, state);
      }
    }
  }

  /* Exceptions. */

  private boolean isCovered(int at) {
    return body.handlers.stream().anyMatch(handler -> covers(handler, at));
  }

  private static boolean covers(Body.Handler handler, int at) {
    return handler.from() <= at && at < handler.to();
  }

  /* Any call may throw, to any handler around it. */
  private void implied(int at, State before) {
    for (Body.Handler handler : body.handlers) {
      if (covers(handler, at)) {
        State caught = before.thrown();
        caught.unwinding |= handler.takesAll();
        reach(handler.at(), caught);
        if (handler.takesAll()) {
          return;
        }
      }
    }
  }

  private void raise(int at, State state, Val thrown) {
    Thing made = thrown.thing();
    String type = made == null || made.isForeign() ? null : made.type;
    for (Body.Handler handler : body.handlers) {
      if (!covers(handler, at) || (type != null && !mayTake(handler, type))) {
        continue;
      }
      reach(handler.at(), state.thrown());
      if (handler.takesAll() || type != null) {
        return;
      }
    }
    if (type != null && !COMPILED_IN.contains(type)) {
      exits.add(new Exit(true, state, Val.UNKNOWN, at));
    }
  }

  private boolean mayTake(Body.Handler handler, String type) {
    String caught = handler.type();
    return handler.takesAll()
        || caught == null
        || run.program.types().isA(type, caught.replace('/', '.').replace('$', '.'));
  }

  /* Branches. */

  private void branch(BranchInstruction branch, int at, State state) {
    int target = body.target(branch.target());
    if (body.isPlainGoto(branch)) {
      reach(target, state);
      return;
    }
    Val tested = state.pop();
    switch (branch.opcode()) {
      case IFEQ, IFNULL -> split(tested, state, target, at + 1);
      case IFNE, IFNONNULL -> split(tested, state, at + 1, target);
      case IFLT, IFGE, IFGT, IFLE -> {
        reach(target, state.copy());
        reach(at + 1, state);
      }
      default -> {
        state.pop();
        reach(target, state.copy());
        reach(at + 1, state);
      }
    }
  }

  private void split(Val tested, State state, int ifNothing, int ifSomething) {
    if (!Boolean.TRUE.equals(tested.fact())) {
      State nothing = state.copy();
      assume(nothing, tested, false);
      reach(ifNothing, nothing);
    }
    if (!Boolean.FALSE.equals(tested.fact())) {
      assume(state, tested, true);
      reach(ifSomething, state);
    }
  }

  private static void assume(State state, Val tested, boolean something) {
    if (tested.fact() instanceof Val.Asks asks) {
      state.frames.put(asks.allocator(), state.frames(asks.allocator()).assume(something));
    }
    if (tested.fact() instanceof Val.Reads reads) {
      state.constants.put(reads.field(), something);
    }
    if (tested.local() >= 0) {
      state.locals[tested.local()] = tested.known(something);
    }
  }

  /** Returns the first instruction of a body that reads a variable, if there is one. */
  static int firstRead(Body body, int variable) {
    for (int at = 0; at < body.instructions.size(); at++) {
      if (body.instructions.get(at) instanceof java.lang.classfile.instruction.LoadInstruction load
          && load.slot() == variable) {
        return at;
      }
    }
    return -1;
  }
}
