package game.ui.menu;

import game.physics.Solver;
import game.shared.Pieces;
import io.framealloc.Frame;
import io.framealloc.FrameBox;

final class Menu {

  static int foreign(Frame frame) {
    return Solver.contact(frame).get(); // WARN FA803
  }

  static FrameBox<Integer> returned(Frame frame) {
    return Solver.contact(frame); // WARN FA803
  }

  static int plainResult(Frame frame) { // CLEAN
    return Solver.count(frame);
  }

  static int allowed(Frame frame) { // CLEAN
    return Pieces.piece(frame).get();
  }

  static int own(Frame frame) { // CLEAN
    return make(frame).get();
  }

  private static FrameBox<Integer> make(Frame frame) { // HELPER
    return frame.box(1);
  }
}
