package io.framealloc.fa.engine.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pool box of a frame box that a method returns: {@code frameBox} becomes {@code poolBox}.
 */
public final class PoolFix {

  private final Sources sources;

  public PoolFix(Sources sources) {
    this.sources = sources;
  }

  /** Returns the fix for a box that is made and returned by the same method. */
  public @Nullable Fix of(Place returned, @Nullable Place born) {
    if (born == null
        || born.unit() != returned.unit()
        || !(born.tree() instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)
        || !select.getIdentifier().contentEquals("frameBox")) {
      return null;
    }
    Enclosing around = new Enclosing(sources, returned.unit());
    MethodTree method = around.method(call);
    if (method == null || method != around.method(returned.tree())) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    if (!retype(around, method.getReturnType(), edits)) {
      return null;
    }
    Enclosing.InBlock at = around.statement(call);
    if (at != null
        && at.statement() instanceof VariableTree variable
        && !isInferred(around, variable)
        && !retype(around, variable.getType(), edits)) {
      return null;
    }
    long end = around.end(select);
    edits.add(around.replace(end - "frameBox".length(), end, "poolBox"));
    Edit imported = around.importing("io.framealloc.PoolBox");
    if (imported != null) {
      edits.add(imported);
    }
    edits.sort(Comparator.comparingLong(edit -> edit.span().start()));
    return new Fix("allocate it with `poolBox`, whose memory outlives the frame", edits);
  }

  private static boolean isInferred(Enclosing around, VariableTree variable) {
    return around.text(variable).startsWith("var ");
  }

  private static boolean retype(Enclosing around, @Nullable Tree type, List<Edit> edits) {
    Tree raw = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    if (!(raw instanceof ExpressionTree) || !around.text(raw).equals("FrameBox")) {
      return false;
    }
    edits.add(around.replace(around.start(raw), around.end(raw), "PoolBox"));
    return true;
  }
}
