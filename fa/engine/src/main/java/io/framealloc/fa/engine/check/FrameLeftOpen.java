package io.framealloc.fa.engine.check;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.edit.ResourceFix;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Frames;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Status;
import io.framealloc.fa.engine.state.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * {@code FA103}: a frame or scope is not ended on every path.
 *
 * <p>A method that leaves its caller's allocator with a frame open on every path begins a frame for
 * its caller: a public one has to say so.
 */
final class FrameLeftOpen extends Check {

  /** A frame that a method leaves to its caller. */
  private record Left(Moment at, Obj frame, Exit exit) {}

  private final List<Left> left = new ArrayList<>();
  private final IdentityHashMap<Tree, List<Activation>> begun = new IdentityHashMap<>();
  private final List<Runnable> postponed = new ArrayList<>();
  private final Set<Tree> endedByCallers = new HashSet<>();
  private final Set<Element> called = new HashSet<>();
  private final Set<Element> followed = new HashSet<>();
  private final Set<Element> enders = new HashSet<>();

  FrameLeftOpen(Reports reports) {
    super(reports);
  }

  @Override
  void onMethod(Moment at, ExecutableElement method, Value receiver) {
    called.add(method);
  }

  @Override
  void onBegin(Moment at, Obj allocator, Frames frames, boolean nests) {
    List<Activation> known = begun.computeIfAbsent(at.tree(), _ -> new ArrayList<>());
    if (at.activation().caller() != null && !known.contains(at.activation())) {
      known.add(at.activation());
    }
  }

  @Override
  void onFollowed(ExecutableElement method) {
    followed.add(method);
  }

  @Override
  void onReference(ExecutableElement method) {
    called.add(method);
  }

  @Override
  void onEnd(Moment at, @Nullable Obj allocator, @Nullable Obj frame) {
    if (frame != null && frame.level() > at.activation().level() && frame.born() != null) {
      endedByCallers.add(frame.born().tree());
    }
    if (frame != null && frame.isForeign()) {
      for (Element e = at.activation().owner(); e != null; e = e.getEnclosingElement()) {
        enders.add(e);
      }
    }
  }

  @Override
  void onExits(Moment at, List<Exit> exits) {
    Map<Obj, Exit> open = new LinkedHashMap<>();
    Map<Obj, Exit> thrown = new LinkedHashMap<>();
    Set<Obj> ended = new LinkedHashSet<>();
    for (Exit exit : exits) {
      if (exit.way() == Way.THROW && exit.world().isMarked(Trap.CAUGHT)) {
        continue; // thrown on: any call may throw
      }
      for (Obj region : regions(exit)) {
        boolean orphan = Orphan.of(region, exit.world()) != null;
        boolean live = orphan || exit.world().life(region).status() == Status.LIVE;
        if (live && !isHandedOver(at, exit, region)) {
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
            report(at, frame, exit, "by the exception thrown here", false);
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

  /* To the caller with the result, or with the object that is constructed. */
  private static boolean isHandedOver(Moment at, Exit exit, Obj region) {
    Obj frame = region;
    while (frame.kind() == Kind.SCOPE && frame.of() != null) {
      frame = frame.of();
    }
    Set<Obj> given = new LinkedHashSet<>(exit.value().objects());
    Obj made = at.activation().self();
    if (made != null && at.activation().owner().getKind() == ElementKind.CONSTRUCTOR) {
      given.add(made);
    }
    return isLent(exit, region)
        || isOfField(exit, region)
        || exit.world().reach(given).contains(region)
        || (frame.of() != null
            && frame.of().kind() == Kind.ALLOCATOR
            && !exit.world().frames(frame.of()).known());
  }

  private void check(Moment at, Obj frame, Exit exit, boolean endedElsewhere) {
    boolean initializer = at.activation().owner().getKind() != ElementKind.METHOD;
    if (initializer && frame.level() > 0 && frame.of() != null && frame.of().isForeign()) {
      return; // a called method keeps a frame open for whoever comes next
    }
    if (endedElsewhere || frame.kind() == Kind.SCOPE || !isForCaller(at, frame)) {
      report(at, frame, exit, "when the method is left here", false);
      return;
    }
    Element method = at.activation().owner();
    if (!isPublic(method)) {
      if (!isLent(exit, frame.of())
          && !exit.world().isMarked(Trap.USE)
          && !isForCaller(exit, frame)) {
        left.add(new Left(at, frame, exit));
      }
    } else if (!Annotations.has(method, Annotations.BEGINS_FRAME)) {
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

  /* Nobody outside calls a method that is not public: so someone here must, and end the frame. */
  @Override
  void onFinish() {
    for (Left one : left) {
      Element method = one.at.activation().owner();
      boolean judged = followed.contains(method); // by its callers
      boolean ended = enders.contains(homeOfEnders(method));
      if (!judged
          && !Annotations.has(method, Annotations.BEGINS_FRAME)
          && (!ended || isVariable(one.frame))) {
        report(one.at, one.frame, one.exit, "when the method is left here", ended);
      }
    }
    postponed.forEach(Runnable::run);
    postponed.clear();
    endedByCallers.clear();
    left.clear();
    begun.clear();
    called.clear();
    followed.clear();
    enders.clear();
  }

  /* The method of a class ends what another one begins; or, if it may be anyone, of a package. */
  private Element homeOfEnders(Element method) {
    boolean anyone = called.contains(method) || Annotations.has(method, "java.lang.Override");
    Element home = method;
    while (home.getEnclosingElement() != null
        && !(home instanceof PackageElement)
        && (anyone || !(home.getEnclosingElement() instanceof PackageElement))) {
      home = home.getEnclosingElement();
    }
    return home;
  }

  /* Whether a variable was to end it, and ends before. */
  private static boolean isVariable(Obj frame) {
    Place born = frame.born();
    boolean[] found = {false};
    if (born != null) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
          found[0] |= tree.getInitializer() == born.tree();
          return super.visitVariable(tree, null);
        }
      }.scan(born.unit(), null);
    }
    return found[0];
  }

  /* The initializer of a field gives it to the object. */
  private static boolean isOfField(Exit exit, Obj region) {
    return exit.tree() instanceof VariableTree field
        && region.born() != null
        && field.getInitializer() == region.born().tree();
  }

  private static boolean isLent(Exit exit, @Nullable Obj object) {
    return object != null && exit.world().isMarked(new Lent(object));
  }

  /* Whether the caller gets what lies in it. */
  private static boolean isForCaller(Exit exit, Obj frame) {
    return exit.world().reach(exit.value().objects()).stream()
        .anyMatch(object -> exit.world().life(object).region() == frame);
  }

  /* Whether a caller can end it. */
  private static boolean isForCaller(Moment at, Obj frame) {
    Obj allocator = frame.of();
    ElementKind owner = at.activation().owner().getKind();
    return (owner == ElementKind.METHOD || owner == ElementKind.CONSTRUCTOR)
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

  private void report(Moment at, Obj frame, Exit exit, String how, boolean perhaps) {
    Place born = frame.born();
    if (born == null) {
      return;
    }
    String what = frame.kind() == Kind.SCOPE ? "a nested scope" : "a frame";
    Draft draft =
        new Draft(
                Code.FA103,
                what + " is not ended on every path",
                (frame.kind() == Kind.SCOPE ? "opened" : "begun") + " here")
            .related(at.activation().place(exit.tree()), "still open " + how)
            .help("use try-with-resources, which ends it on every path")
            .fix(new ResourceFix(reports().sources()).ofFrame(born));
    if (perhaps) {
      draft.asWarning();
    }
    if (frame.level() == 0) {
      reports().add(draft, born, at.activation());
    } else {
      postponed.add(() -> reports().add(draft, born, wrongOne(born.tree(), at)));
    }
  }

  /* The called method that has begun a frame, if others that call it end it; or else itself. */
  private Activation wrongOne(Tree tree, Moment at) {
    if (!endedByCallers.contains(tree)) {
      return at.activation();
    }
    for (Activation one : begun.getOrDefault(tree, List.of())) {
      Activation root = one;
      while (root.caller() != null) {
        root = root.caller();
      }
      if (root == at.activation()) {
        return one;
      }
    }
    return at.activation();
  }
}
