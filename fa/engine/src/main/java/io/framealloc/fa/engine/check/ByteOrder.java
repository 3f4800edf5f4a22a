package io.framealloc.fa.engine.check;

import com.sun.source.tree.MethodInvocationTree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.OrderFix;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;

/** {@code FA704}: several bytes are read or written through a view left big-endian. */
final class ByteOrder extends Check {

  private static final Pattern WIDE =
      Pattern.compile("(get|put)(Char|Short|Int|Long|Float|Double)|as\\w+Buffer");

  /** The order of a view was set. */
  private record Ordered(Obj view) {}

  ByteOrder(Reports reports) {
    super(reports);
  }

  @Override
  void onMethod(Moment at, ExecutableElement method, Value receiver) {
    Obj view = receiver.single(Kind.VIEW);
    if (view == null || !view.type().equals("ByteBuffer") || view.born() == null) {
      return;
    }
    String name = method.getSimpleName().toString();
    boolean big =
        view.born().tree() instanceof MethodInvocationTree made
            && made.getMethodSelect().toString().endsWith("asByteBuffer");
    if (name.equals("order") && !method.getParameters().isEmpty()) {
      at.world().mark(new Ordered(view));
    } else if (big && !at.world().isMarked(new Ordered(view)) && WIDE.matcher(name).matches()) {
      Place made = view.born();
      report(
          new Draft(
                  Code.FA704,
                  "a view of frame memory is read or written in the wrong byte order",
                  "`" + name + "` in big-endian order")
              .related(made, "the view is big-endian from the start")
              .help("set the order: `.order(ByteOrder.nativeOrder())`")
              .fix(new OrderFix(reports().sources()).of(made)),
          at);
      at.world().mark(new Ordered(view));
    }
  }
}
