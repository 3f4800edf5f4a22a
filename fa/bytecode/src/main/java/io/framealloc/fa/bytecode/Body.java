package io.framealloc.fa.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of a method, with numbers instead of labels. */
final class Body {

  /** A handler of exceptions; without a type it takes all. */
  record Handler(int from, int to, int at, @Nullable String type) {
    boolean takesAll() {
      return type == null || type.equals("java/lang/Throwable");
    }
  }

  final MethodModel method;
  final CodeModel code;
  final List<Instruction> instructions = new ArrayList<>();
  final List<Handler> handlers = new ArrayList<>();

  /** The first instructions of blocks. */
  final BitSet leaders = new BitSet();

  private final List<Integer> lines = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final Map<Label, Integer> labels = new HashMap<>();

  Body(MethodModel method, CodeModel code) {
    this.method = method;
    this.code = code;
    int line = 0;
    int offset = 0;
    List<ExceptionCatch> caught = new ArrayList<>();
    for (CodeElement element : code) {
      switch (element) {
        case LabelTarget target -> labels.put(target.label(), instructions.size());
        case LineNumber number -> line = number.line();
        case ExceptionCatch handler -> caught.add(handler);
        case Instruction instruction -> {
          instructions.add(instruction);
          lines.add(line);
          offsets.add(offset);
          offset += instruction.sizeInBytes();
        }
        default -> {}
      }
    }
    for (ExceptionCatch one : caught) {
      String type = one.catchType().map(ClassEntry::asInternalName).orElse(null);
      int at = target(one.handler());
      handlers.add(new Handler(target(one.tryStart()), target(one.tryEnd()), at, type));
      leaders.set(at);
    }
    findLeaders();
  }

  private void findLeaders() {
    for (int i = 0; i < instructions.size(); i++) {
      boolean ends =
          switch (instructions.get(i)) {
            case BranchInstruction branch -> {
              leaders.set(target(branch.target()));
              yield true;
            }
            case TableSwitchInstruction table -> {
              targets(table.defaultTarget(), table.cases()).forEach(leaders::set);
              yield true;
            }
            case LookupSwitchInstruction lookup -> {
              targets(lookup.defaultTarget(), lookup.cases()).forEach(leaders::set);
              yield true;
            }
            default -> false;
          };
      if (ends) {
        leaders.set(i + 1);
      }
    }
  }

  List<Integer> targets(Label otherwise, List<SwitchCase> cases) {
    List<Integer> targets = new ArrayList<>();
    targets.add(target(otherwise));
    for (SwitchCase one : cases) {
      int target = target(one.target());
      if (!targets.contains(target)) {
        targets.add(target);
      }
    }
    return targets;
  }

  int target(Label label) {
    Integer target = labels.get(label);
    if (target == null) {
      throw new IllegalStateException("a label without a place");
    }
    return target;
  }

  /** Returns the line of an instruction, 0 if the class file does not say. */
  int line(int at) {
    return lines.get(at);
  }

  /** Returns the first line that is named, 0 if there is none. */
  int firstLine() {
    for (int line : lines) {
      if (line > 0) {
        return line;
      }
    }
    return 0;
  }

  int offset(int at) {
    return offsets.get(at);
  }

  boolean isPlainGoto(Instruction instruction) {
    return instruction.opcode() == Opcode.GOTO || instruction.opcode() == Opcode.GOTO_W;
  }

  /** Returns whether a call closes a resource where its block ends, which nobody has written. */
  boolean isResourceEnd(int at) {
    return handlers.stream()
        .anyMatch(
            handler ->
                "java/lang/Throwable".equals(handler.type())
                    && handler.to() <= at
                    && handler.to() >= at - 3);
  }
}
