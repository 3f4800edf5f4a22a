package io.framealloc.fa.engine.check;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.ResourceFix;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * {@code FA103}: a frame or scope is not ended on every path.
 *
 * <p>A method that leaves its caller's allocator with a frame open on every path begins a frame for
 * its caller: a public one has to say so.
 */
final class FrameLeftOpen extends Check {

  FrameLeftOpen(Reports reports) {
    super(reports);
  }

  @Override
  void onExits(Moment at, List<Exit> exits) {
    Map<Obj, Exit> open = new LinkedHashMap<>();
    Map<Obj, Exit> thrown = new LinkedHashMap<>();
    Set<Obj> ended = new LinkedHashSet<>();
    for (Exit exit : exits) {
      for (Obj region : regions(exit)) {
        boolean live = exit.world().life(region).status() == Status.LIVE;
        if (live && !isHandedOver(exit, region)) {
          (exit.way() == Way.THROW ? thrown : open).putIfAbsent(region, exit);
        } else if (!live) {
          ended.add(region);
        }
      }
    }
    open.forEach((frame, exit) -> check(at, frame, exit, ended.contains(frame)));
    thrown.forEach(
        (frame, exit) -> {
          if (!open.containsKey(frame)) {
            report(at, frame, exit, "by the exception thrown here");
          }
        });
  }

  /* Frames on an allocator, arenas and scopes that were opened here. */
  private static Set<Obj> regions(Exit exit) {
    Set<Obj> regions = new LinkedHashSet<>();
    for (Obj object : exit.world().objects()) {
      boolean region = object.kind() == Kind.FRAME || object.kind() == Kind.SCOPE;
      if (region && !object.isForeign()) {
        regions.add(object);
      }
    }
    return regions;
  }

  private static boolean isHandedOver(Exit exit, Obj region) {
    Obj frame = region;
    while (frame.kind() == Kind.SCOPE && frame.of() != null) {
      frame = frame.of();
    }
    return exit.world().reach(exit.value().objects()).contains(region)
        || (frame.of() != null
            && frame.of().kind() == Kind.ALLOCATOR
            && !exit.world().frames(frame.of()).known());
  }

  private void check(Moment at, Obj frame, Exit exit, boolean endedElsewhere) {
    if (endedElsewhere || frame.kind() == Kind.SCOPE || !isForCaller(at, frame)) {
      report(at, frame, exit, "when the method is left here");
      return;
    }
    Element method = at.activation().owner();
    if (isPublic(method) && !Annotations.has(method, Annotations.BEGINS_FRAME)) {
      reports()
          .add(
              new Draft(
                      Code.FA103,
                      "a public method returns with a frame open, and does not say so",
                      "begins a frame for its caller")
                  .related(frame.born(), "the frame is begun here")
                  .help("end the frame, or say it: `@BeginsFrame`")
                  .fix(
                      new ResourceFix(reports().sources())
                          .annotate(at.place(), "io.framealloc.annotation.BeginsFrame"))
                  .asWarning(),
              at.place(),
              at.activation());
    }
  }

  /* Whether a caller can end it. */
  private static boolean isForCaller(Moment at, Obj frame) {
    Obj allocator = frame.of();
    return at.activation().owner().getKind() == ElementKind.METHOD
        && at.activation().spawn() == null
        && allocator != null
        && allocator.kind() == Kind.ALLOCATOR
        && allocator.isForeign()
        && !frame.type().equals("MemoryStack");
  }

  static boolean isPublic(Element method) {
    for (Element e = method;
        e instanceof TypeElement || e instanceof ExecutableElement;
        e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)
          && !e.getModifiers().contains(Modifier.PROTECTED)) {
        return false;
      }
    }
    return true;
  }

  private void report(Moment at, Obj frame, Exit exit, String how) {
    if (frame.born() == null) {
      return;
    }
    String what = frame.kind() == Kind.SCOPE ? "a nested scope" : "a frame";
    reports()
        .add(
            new Draft(
                    Code.FA103,
                    what + " is not ended on every path",
                    (frame.kind() == Kind.SCOPE ? "opened" : "begun") + " here")
                .related(at.activation().place(exit.tree()), "still open " + how)
                .help("use try-with-resources, which ends it on every path")
                .fix(new ResourceFix(reports().sources()).ofRegion(frame.born())),
            frame.born(),
            at.activation());
  }
}
