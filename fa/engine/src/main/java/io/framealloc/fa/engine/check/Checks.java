package io.framealloc.fa.engine.check;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.check.Check.Exit;
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

/** All rules: whatever happens is told to each. */
public final class Checks {

  private final List<Check> all;

  public Checks(Reports reports) {
    all = Catalogue.all(reports);
  }

  public void onBegin(Moment at, Obj allocator, Frames frames, boolean nests) {
    for (Check check : all) {
      check.onBegin(at, allocator, frames, nests);
    }
  }

  public void onEnd(Moment at, @Nullable Obj allocator, @Nullable Obj frame) {
    for (Check check : all) {
      check.onEnd(at, allocator, frame);
    }
  }

  public void onKept(Moment at, @Nullable Obj frame, Kept kept) {
    for (Check check : all) {
      check.onKept(at, frame, kept);
    }
  }

  public void onAllocate(Moment at, @Nullable Obj allocator, @Nullable Obj region, boolean many) {
    for (Check check : all) {
      check.onAllocate(at, allocator, region, many);
    }
  }

  public void onOwn(Moment at, @Nullable Obj allocator, Obj made) {
    for (Check check : all) {
      check.onOwn(at, allocator, made);
    }
  }

  public void onUse(Moment at, Obj object) {
    for (Check check : all) {
      check.onUse(at, object);
    }
  }

  public void onClose(Moment at, Obj object) {
    for (Check check : all) {
      check.onClose(at, object);
    }
  }

  public void onReceive(Moment at, Obj handle) {
    for (Check check : all) {
      check.onReceive(at, handle);
    }
  }

  public void onRollback(Moment at, Obj frame, Obj checkpoint, List<Obj> regions) {
    for (Check check : all) {
      check.onRollback(at, frame, checkpoint, regions);
    }
  }

  public void onCapture(Moment at, Obj captured, Tree spawn) {
    for (Check check : all) {
      check.onCapture(at, captured, spawn);
    }
  }

  public void onSend(Moment at, Obj sent, String how) {
    for (Check check : all) {
      check.onSend(at, sent, how);
    }
  }

  public void onAwait(Moment at, Wait wait, boolean onOwnWork) {
    for (Check check : all) {
      check.onAwait(at, wait, onOwnWork);
    }
  }

  public void onTask(Moment at, Spawn how) {
    for (Check check : all) {
      check.onTask(at, how);
    }
  }

  public void onLost(Moment at, Obj object) {
    for (Check check : all) {
      check.onLost(at, object);
    }
  }

  public void onExits(Moment at, List<Exit> exits) {
    for (Check check : all) {
      check.onExits(at, exits);
    }
  }

  public void onTag(Moment at, String tag, @Nullable Tree body) {
    for (Check check : all) {
      check.onTag(at, tag, body);
    }
  }

  public void onFollowed(ExecutableElement method) {
    for (Check check : all) {
      check.onFollowed(method);
    }
  }

  public void onReference(ExecutableElement method) {
    for (Check check : all) {
      check.onReference(method);
    }
  }

  public void onMethod(Moment at, ExecutableElement method, Value receiver) {
    for (Check check : all) {
      check.onMethod(at, method, receiver);
    }
  }

  public void onForeignAllocation(Moment at, ExecutableElement method) {
    for (Check check : all) {
      check.onForeignAllocation(at, method);
    }
  }

  public void onReturn(Moment at, Set<Obj> dead, World atExit) {
    for (Check check : all) {
      check.onReturn(at, dead, atExit);
    }
  }

  public void onUnregistered(Moment at, Obj barrier) {
    for (Check check : all) {
      check.onUnregistered(at, barrier);
    }
  }

  public void onEarlyEnd(Moment at, Obj frame) {
    for (Check check : all) {
      check.onEarlyEnd(at, frame);
    }
  }

  public void onUnit(CompilationUnitTree unit) {
    for (Check check : all) {
      check.onUnit(unit);
    }
  }

  public void onFinish() {
    for (Check check : all) {
      check.onFinish();
    }
  }
}
