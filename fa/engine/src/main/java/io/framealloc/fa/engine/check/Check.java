package io.framealloc.fa.engine.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.library.Wait;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** One rule: told what a path does, before it is done, it reports what is wrong. */
public abstract class Check {

  /** How a path leaves a body. */
  public enum Way {
    /** By {@code return}, or at the end. */
    RETURN,
    /** By an exception that the body throws itself. */
    THROW
  }

  /**
   * The end of a path.
   *
   * @param way how
   * @param world what holds then
   * @param value what is returned
   * @param tree the statement that leaves, or the body
   */
  public record Exit(Way way, World world, Value value, Tree tree) {}

  private final Reports reports;

  Check(Reports reports) {
    this.reports = reports;
  }

  final Reports reports() {
    return reports;
  }

  final void report(Draft draft, Moment at) {
    reports.add(draft, at);
  }

  /** Returns the words for the tree of a moment: its name if it has one. */
  final String name(Moment at, String otherwise) {
    return "`" + reports.sources().nameOr(at.place(), otherwise) + "`";
  }

  /** A frame is begun while an allocator has these frames. */
  void onBegin(Moment at, Obj allocator, Frames frames, boolean nests) {}

  /** A frame, scope or arena is ended; null if none is open. */
  void onEnd(Moment at, @Nullable Obj allocator, @Nullable Obj frame) {}

  /** A frame has ended, and these stores were still there. */
  void onKept(Moment at, @Nullable Obj frame, Kept kept) {}

  /** Something is allocated in a frame; null if none is open. */
  void onAllocate(Moment at, @Nullable Obj allocator, @Nullable Obj region, boolean many) {}

  /** Something to be closed is allocated. */
  void onOwn(Moment at, @Nullable Obj allocator, Obj made) {}

  void onUse(Moment at, Obj object) {}

  void onClose(Moment at, Obj object) {}

  void onReceive(Moment at, Obj handle) {}

  /** Rolls back to a checkpoint, while these regions of the frame are open. */
  void onRollback(Moment at, Obj frame, Obj checkpoint, List<Obj> regions) {}

  /** A task takes an object to another thread. */
  void onCapture(Moment at, Obj captured, Tree spawn) {}

  /** An object goes to another thread on another way. */
  void onSend(Moment at, Obj sent, String how) {}

  void onAwait(Moment at, Wait wait, boolean onOwnWork) {}

  /** A task on another thread is about to be run. */
  void onTask(Moment at, Spawn how) {}

  /** Nothing refers to an object any more, and nobody has closed it. */
  void onLost(Moment at, Obj object) {}

  /** A body is left on these paths. */
  void onExits(Moment at, List<Exit> exits) {}

  /** A tag is named by a constant. */
  void onTag(Moment at, String tag, @Nullable Tree body) {}

  /** A method is called, of any class. */
  void onMethod(Moment at, ExecutableElement method, Value receiver) {}

  /** A call of a method was followed into its body. */
  void onFollowed(ExecutableElement method) {}

  /** A method is referred to, to be called by whoever. */
  void onReference(ExecutableElement method) {}

  /** A method of the program is called that gives memory. */
  void onForeignAllocation(Moment at, ExecutableElement method) {}

  /** Objects of a frame are returned that have died. */
  void onReturn(Moment at, Set<Obj> dead, World atExit) {}

  /** A thread uses a barrier with which it is not registered. */
  void onUnregistered(Moment at, Obj barrier) {}

  /** A frame that ends with a barrier is ended before the other parties were awaited. */
  void onEarlyEnd(Moment at, Obj frame) {}

  /** A file is about to be run. */
  void onUnit(CompilationUnitTree unit) {}

  /** Everything was run. */
  void onFinish() {}
}
