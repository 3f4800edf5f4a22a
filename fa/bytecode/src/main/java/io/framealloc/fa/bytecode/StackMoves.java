package io.framealloc.fa.bytecode;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/** The instructions that move values about on the stack. */
final class StackMoves {

  private StackMoves() {}

  static void move(Opcode opcode, List<Val> stack) {
    switch (opcode) {
      case POP -> stack.removeLast();
      case POP2 -> take(stack, 2);
      case DUP -> stack.add(stack.getLast());
      case DUP_X1 -> below(stack, 1, 1);
      case DUP_X2 -> below(stack, 1, 2);
      case DUP2 -> below(stack, 2, 0);
      case DUP2_X1 -> below(stack, 2, 1);
      case DUP2_X2 -> below(stack, 2, 2);
      case SWAP -> {
        Val top = stack.removeLast();
        stack.add(stack.size() - 1, top);
      }
      default -> throw new IllegalArgumentException("not a move: " + opcode);
    }
  }

  /* Copies the topmost places below the next ones. */
  private static void below(List<Val> stack, int copied, int skipped) {
    List<Val> top = take(stack, copied);
    List<Val> next = take(stack, skipped);
    stack.addAll(top);
    stack.addAll(next);
    stack.addAll(top);
  }

  /* Takes values that fill so many places. */
  private static List<Val> take(List<Val> stack, int places) {
    List<Val> taken = new ArrayList<>();
    int left = places;
    while (left > 0) {
      Val val = stack.removeLast();
      taken.addFirst(val);
      left -= val.wide() ? 2 : 1;
    }
    return taken;
  }
}
