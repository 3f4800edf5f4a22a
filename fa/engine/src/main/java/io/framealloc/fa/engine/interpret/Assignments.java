package io.framealloc.fa.engine.interpret;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import io.framealloc.fa.engine.check.Moment;
import io.framealloc.fa.engine.library.Annotations;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kept;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.Value;
import io.framealloc.fa.engine.state.World;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Puts values into variables, fields and arrays. */
final class Assignments {

  private final Machine machine;

  Assignments(Machine machine) {
    this.machine = machine;
  }

  void assign(ExpressionTree target, Value value, Moment at, ExpressionTree source) {
    World world = at.world();
    Activation a = at.activation();
    switch (target) {
      case ParenthesizedTree inner -> assign(inner.getExpression(), value, at, source);
      case ArrayAccessTree access -> {
        Value holder = machine.expressions.eval(access.getExpression(), world, a);
        machine.expressions.eval(access.getIndex(), world, a);
        intoContainer(holder, value, at, "an array");
      }
      case IdentifierTree name -> {
        Element element = machine.symbols.element(a.unit(), name);
        if (element == null) {
          return;
        }
        if (element.getKind() == ElementKind.FIELD) {
          intoField(element, machine.owners.of(element, world, a), value, at);
        } else {
          world.bind(element, value);
          if (source instanceof LiteralTree literal
              && literal.getValue() instanceof Boolean known) {
            world.assume(element, known);
          }
        }
      }
      case MemberSelectTree select -> {
        Element element = machine.symbols.element(a.unit(), select);
        if (element != null && element.getKind() == ElementKind.FIELD) {
          Value holder =
              element.getModifiers().contains(Modifier.STATIC)
                  ? Value.UNKNOWN
                  : machine.expressions.eval(select.getExpression(), world, a);
          intoField(element, holder.single(), value, at);
        }
      }
      default -> {}
    }
  }

  /** Forgets what is known about a variable that is changed in an unknown way. */
  void forget(Tree target, World world, Activation a) {
    if (target instanceof IdentifierTree name) {
      Element element = machine.symbols.element(a.unit(), name);
      if (element != null && world.fact(element) != null) {
        world.bind(element, Value.UNKNOWN);
      }
    }
  }

  private void intoField(Element field, @Nullable Obj holder, Value value, Moment at) {
    World world = at.world();
    boolean fixed = field.getModifiers().contains(Modifier.STATIC);
    if (!fixed && holder == null) {
      machine.effects.release(world, value.objects());
      return;
    }
    Object key = fixed || holder == null ? field : new World.Slot(holder, field);
    world.bind(key, value);
    world.unkeep(key);
    boolean local = !fixed && holder != null && !holder.isForeign();
    if (local && holder != null && Effects.isShared(world, holder)) {
      machine.effects.release(world, value.objects());
    }
    if (local || (!fixed && isDuring(at.activation(), holder)) || isFrameScoped(field)) {
      machine.effects.handOver(world, value.objects());
      return;
    }
    String where = (fixed ? "static field `" : "field `") + field.getSimpleName() + "`";
    keep(key, value, at, where, fixed);
    machine.effects.escape(world, value.objects());
  }

  /* A constructor makes its object carry what it stores. */
  private static boolean isDuring(Activation a, @Nullable Obj holder) {
    for (Activation in = a; in != null; in = in.caller()) {
      if (in.owner().getKind() == ElementKind.CONSTRUCTOR && in.self() == holder) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFrameScoped(Element field) {
    return field.getEnclosingElement() instanceof TypeElement home
        && Annotations.has(home, Annotations.FRAME_SCOPED);
  }

  private void keep(Object key, Value value, Moment at, String where, boolean endless) {
    for (Obj object : value.objects()) {
      boolean holds =
          (object.root().kind().isConfined() && !Elsewhere.isGivenShared(object.root()))
              || object.kind() == Kind.CONTAINER
              || object.kind() == Kind.FUNCTION;
      if (holds && !(object.isForeign() && object.kind() == Kind.FRAME)) {
        at.world().keep(key, new Kept(object, at.place(), at.activation(), where, endless));
      }
    }
  }

  /** Puts a value into a collection or an array. */
  void intoContainer(Value holder, Value value, Moment at, String what) {
    World world = at.world();
    Obj container = holder.single();
    if (container == null || container.kind() != Kind.CONTAINER) {
      machine.effects.release(world, value.objects());
      return;
    }
    world.put(container, value.objects());
    if (container.isForeign() && !world.isIn(container, key -> isCarried(key, at))) {
      boolean endless = world.isIn(container, Assignments::isStatic);
      for (Obj object : value.objects()) {
        keep(List.of(container, object), Value.of(object), at, what, endless);
      }
    }
    if (Effects.isShared(world, container)) {
      machine.effects.release(world, value.objects());
    }
  }

  /* Whether a field is of an object that was made here, or is being made. */
  private static boolean isCarried(Object key, Moment at) {
    return key instanceof World.Slot slot
        && (!slot.owner().isForeign() || isDuring(at.activation(), slot.owner()));
  }

  private static boolean isStatic(Object key) {
    return key instanceof Element field && field.getModifiers().contains(Modifier.STATIC);
  }

  /** Takes everything out of a collection. */
  void empty(Obj container, World world) {
    for (Obj object : world.contents(container)) {
      world.unkeep(List.of(container, object));
    }
    world.empty(container);
  }
}
