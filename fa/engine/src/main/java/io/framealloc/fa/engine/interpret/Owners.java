package io.framealloc.fa.engine.interpret;

import io.framealloc.fa.engine.library.Symbols;
import io.framealloc.fa.engine.state.Activation;
import io.framealloc.fa.engine.state.Kind;
import io.framealloc.fa.engine.state.Life;
import io.framealloc.fa.engine.state.Obj;
import io.framealloc.fa.engine.state.World;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Whose a bare name is: of {@code this}, or of the object around it. */
final class Owners {

  private final Machine machine;

  Owners(Machine machine) {
    this.machine = machine;
  }

  /** Returns the object that a field or method of a bare name belongs to; null if it is static. */
  @Nullable Obj of(Element member, World world, Activation a) {
    TypeElement home = Symbols.classOf(member);
    return home == null || member.getModifiers().contains(Modifier.STATIC)
        ? null
        : of(home, world, a);
  }

  /** Returns {@code Type.this}. */
  @Nullable Obj of(TypeElement wanted, World world, Activation a) {
    TypeElement type = Symbols.classOf(a.owner());
    Obj object = a.self();
    while (type != null && object != null) {
      if (machine.symbols.isSubtype(type.asType(), wanted.asType())) {
        return object;
      }
      type = around(type);
      if (type != null) {
        Obj outer = machine.universe.outerOf(object);
        object = outer == null ? foreign(type, world) : outer;
      }
    }
    return null;
  }

  /* The class whose object an object of this one refers to. */
  private static @Nullable TypeElement around(TypeElement type) {
    Element outer = type.getEnclosingElement();
    return type.getModifiers().contains(Modifier.STATIC) || outer == null
        ? null
        : Symbols.classOf(outer);
  }

  /** Returns the object of a class that was there before, as {@code this} in its methods. */
  Obj foreign(TypeElement type, World world) {
    Kind kind = machine.library.kindOf(type.asType());
    Obj object =
        machine.universe.foreign(
            kind == null ? Kind.CONTAINER : kind, type.getSimpleName().toString(), type, null);
    if (!world.knows(object)) {
      world.setLife(object, Life.LIVE);
    }
    return object;
  }

  /** Notes the class of a new object, and the object around it. */
  void born(Obj object, TypeElement type, World world, Activation a) {
    machine.universe.setClass(object, type);
    TypeElement outer = type.getNestingKind() == NestingKind.TOP_LEVEL ? null : around(type);
    if (outer != null) {
      machine.universe.setOuter(object, of(outer, world, a));
    }
  }

  /** Returns the method that a call runs, where the class of its receiver is known exactly. */
  Call resolve(Call call) {
    Obj self = call.receiver().single();
    TypeElement type = self == null ? null : machine.universe.classOf(self);
    var own = type == null ? null : machine.symbols.overriding(call.method(), type);
    return own == null || type == null || machine.bodies.ofExactly(own) == null
        ? call
        : call.of(own, type.asType());
  }

  /** Returns the body that a call runs for certain, if it is known. */
  Bodies.@Nullable Body bodyOf(Call call) {
    Obj self = call.receiver().single();
    return self != null && machine.universe.classOf(self) != null
        ? machine.bodies.ofExactly(call.method())
        : machine.bodies.of(call.method());
  }
}
