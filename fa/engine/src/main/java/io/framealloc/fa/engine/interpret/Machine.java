package io.framealloc.fa.engine.interpret;

import com.sun.source.util.Trees;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.check.Checks;
import io.framealloc.fa.engine.library.Library;
import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Universe;
import java.util.ArrayList;
import java.util.List;

/** The parts of the interpreter, which call each other. */
final class Machine {

  final Symbols symbols;
  final Library library;
  final Checks checks;
  final Bodies bodies;
  final Relevance relevance;
  final Settings settings;

  final Statements statements = new Statements(this);
  final Loops loops = new Loops(this);
  final Tries tries = new Tries(this);
  final Trips trips;
  final Branches branches = new Branches(this);
  final Patterns patterns = new Patterns(this);
  final Expressions expressions = new Expressions(this);
  final Assignments assignments = new Assignments(this);
  final Calls calls = new Calls(this);
  final Acts acts = new Acts(this);
  final Functions functions = new Functions(this);
  final Elsewhere elsewhere = new Elsewhere(this);
  final Owners owners = new Owners(this);
  final Effects effects = new Effects(this);
  final Exits exits = new Exits(this);
  final Barriers barriers = new Barriers(this);
  final TagNames tags = new TagNames(this);

  Universe universe = new Universe();
  List<Leaving> leaving = new ArrayList<>();
  int steps;
  int catches;

  Machine(Trees trees, Symbols symbols, Library library, Checks checks, Settings settings) {
    this.symbols = symbols;
    this.library = library;
    this.checks = checks;
    this.settings = settings;
    this.bodies = new Bodies(trees);
    this.relevance = new Relevance(symbols, library);
    this.trips = new Trips(symbols);
  }

  /** Runs something that may leave abruptly, and returns how it did. */
  List<Leaving> catching(Runnable run) {
    List<Leaving> outer = leaving;
    List<Leaving> inner = new ArrayList<>();
    leaving = inner;
    try {
      run.run();
    } finally {
      leaving = outer;
    }
    return inner;
  }
}
