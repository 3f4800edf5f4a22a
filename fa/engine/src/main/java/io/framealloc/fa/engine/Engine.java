package io.framealloc.fa.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import io.framealloc.fa.engine.source.Mentions;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds misuse of frame memory in the units of one compilation.
 *
 * <h2>Threads</h2>
 *
 * As the compiler task: one at a time.
 *
 * @since 0.1
 */
public final class Engine {

  private final JavacTask task;
  private final Settings settings;
  private final Summaries summaries;

  /**
   * Makes an engine for one compilation.
   *
   * @param task the compilation
   * @param settings what to look for
   */
  public Engine(JavacTask task, Settings settings) {
    this(task, settings, Summaries.NONE);
  }

  /**
   * Makes an engine for one compilation that knows what methods of its dependencies do.
   *
   * @param task the compilation
   * @param settings what to look for
   * @param summaries asked about methods that have no source in the compilation
   */
  public Engine(JavacTask task, Settings settings, Summaries summaries) {
    this.task = task;
    this.settings = settings;
    this.summaries = summaries;
  }

  /**
   * Returns the units that name a library that is followed, in comments too; only they are
   * analysed.
   *
   * @param units the parsed units of a compilation
   * @param settings which libraries are followed
   * @return some of the units, in their order
   */
  public static List<CompilationUnitTree> concerned(
      Iterable<? extends CompilationUnitTree> units, Settings settings) {
    Mentions mentions = new Mentions(settings.models());
    List<CompilationUnitTree> concerned = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      if (mentions.isIn(unit)) {
        concerned.add(unit);
      }
    }
    return concerned;
  }

  /**
   * Analyses units together; those that do not name a known library cost nothing.
   *
   * <p>What is not attributed yet is attributed first. Nothing may have been lowered to code yet.
   *
   * @param units the parsed and entered units of the task
   * @return the findings, in the order of files and positions; empty if there is none
   */
  public List<Finding> analyze(Iterable<? extends CompilationUnitTree> units) {
    return new Compilation(task, settings, units, summaries, false).findings();
  }

  /**
   * Finds out which annotations methods lack: what their bodies do to the memory of their callers,
   * their signatures should say. Private methods need none.
   *
   * <p>Only units that name a known library are looked at, but all of their methods.
   *
   * @param units the parsed and entered units of the task
   * @return what is missing, in the order of the methods
   */
  public List<Inferred> infer(Iterable<? extends CompilationUnitTree> units) {
    return new Compilation(task, settings, units, summaries, false).withAllMethods().inferred();
  }
}
