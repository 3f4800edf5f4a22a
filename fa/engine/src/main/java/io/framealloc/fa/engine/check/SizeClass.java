package io.framealloc.fa.engine.check;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Obj;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code FA405}: a slot is much larger than all that is ever put into it. */
final class SizeClass extends Check {

  private static final Map<String, Integer> BYTES =
      Map.of(
          "JAVA_BYTE", 1,
          "JAVA_BOOLEAN", 1,
          "JAVA_CHAR", 2,
          "JAVA_SHORT", 2,
          "JAVA_INT", 4,
          "JAVA_FLOAT", 4,
          "JAVA_LONG", 8,
          "JAVA_DOUBLE", 8);

  private static final long LEAST = 64;

  SizeClass(Reports reports) {
    super(reports);
  }

  @Override
  void onOwn(Moment at, @Nullable Obj allocator, Obj made) {
    if (at.tree() instanceof MethodInvocationTree call
        && call.getMethodSelect().toString().endsWith("poolAlloc")
        && call.getArguments().size() == 1
        && number(at, call.getArguments().getFirst()) >= LEAST) {
      long bytes = number(at, call.getArguments().getFirst());
      long used = usedBytes(at);
      if (used > 0 && used * 4 <= bytes) {
        report(
            new Draft(
                    Code.FA405,
                    "most of a slot is never used: size=" + bytes + " B, used=" + used + " B",
                    "a smaller size class would do")
                .help("take the smallest class that holds the data: `poolAlloc(layout)`"),
            at);
      }
    }
  }

  /* A constant; -1 if it is none. */
  private long number(Moment at, Tree tree) {
    Long value = reports().sources().number(at.at(tree).place());
    return value == null ? -1 : value;
  }

  /* The bytes that are accessed, if all accesses are known; else 0. */
  private long usedBytes(Moment at) {
    TreePath path = TreePath.getPath(at.activation().unit(), at.tree());
    TreePath parent = path == null ? null : path.getParentPath();
    if (parent == null || !(parent.getLeaf() instanceof VariableTree variable)) {
      return 0;
    }
    TreePath method = parent;
    while (method != null && !(method.getLeaf() instanceof MethodTree)) {
      method = method.getParentPath();
    }
    if (method == null) {
      return 0;
    }
    long[] used = {0};
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
        if (name.getName().equals(variable.getName()) && used[0] >= 0) {
          long extent = extent(at, getCurrentPath());
          used[0] = extent < 0 ? -1 : Math.max(used[0], extent);
        }
        return null;
      }
    }.scan(method, null);
    return used[0];
  }

  /* slot.segment().set(JAVA_INT, 0, value) reaches to byte 4; slot.close() nowhere. */
  private long extent(Moment at, TreePath name) {
    String called = called(name);
    if (called.equals("close")) {
      return 0;
    }
    if (!called.equals("segment")) {
      return -1;
    }
    TreePath segment = name.getParentPath().getParentPath();
    String access = called(segment);
    if (!access.equals("get") && !access.equals("set")) {
      return -1;
    }
    Tree tree = segment.getParentPath().getParentPath().getLeaf();
    if (!(tree instanceof MethodInvocationTree call) || call.getArguments().size() < 2) {
      return -1;
    }
    long from = number(at, call.getArguments().get(1));
    return from < 0 ? -1 : from + bytesOf(call.getArguments().getFirst());
  }

  private static int bytesOf(Tree layout) {
    String name = layout.toString();
    return BYTES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), 1 << 20);
  }

  /* The method that is called on an expression, or nothing. */
  private static String called(TreePath on) {
    TreePath select = on.getParentPath();
    return select != null
            && select.getLeaf() instanceof MemberSelectTree member
            && select.getParentPath().getLeaf() instanceof MethodInvocationTree
        ? member.getIdentifier().toString()
        : "";
  }
}
