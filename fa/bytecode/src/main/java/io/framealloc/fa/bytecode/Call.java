package io.framealloc.fa.bytecode;

import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call whose receiver and arguments were evaluated. */
final class Call {

  final String owner;
  final String name;
  final MethodTypeDesc type;
  final boolean isStatic;
  final boolean isSpecial;
  final Val receiver;
  final List<Val> arguments;
  final int at;
  final State state;
  private boolean known;

  Call(
      String owner,
      String name,
      MethodTypeDesc type,
      boolean isStatic,
      boolean isSpecial,
      Val receiver,
      List<Val> arguments,
      int at,
      State state) {
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.isStatic = isStatic;
    this.isSpecial = isSpecial;
    this.receiver = receiver;
    this.arguments = arguments;
    this.at = at;
    this.state = state;
  }

  /** Says that it is a method that is known not to throw in a program that is right. */
  void setKnown() {
    known = true;
  }

  boolean isKnown() {
    return known;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  @Nullable Thing argument(int i) {
    return i < arguments.size() ? arguments.get(i).thing() : null;
  }

  /** Returns the things that are given as arguments. */
  List<Thing> given() {
    List<Thing> given = new ArrayList<>();
    for (Val argument : arguments) {
      if (argument.thing() != null) {
        given.add(argument.thing());
      }
    }
    return given;
  }

  /** Returns the internal name of the class of the result; null if it is none. */
  @Nullable String resultType() {
    return Types.internal(type.returnType());
  }
}
