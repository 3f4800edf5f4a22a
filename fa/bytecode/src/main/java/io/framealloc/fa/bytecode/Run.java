package io.framealloc.fa.bytecode;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.state.Kind;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The analysis of one method: its things, what became of them on any path, and its findings. */
final class Run {

  /** A place of the code. */
  record Spot(ClassModel owner, Body body, int at) {
    int line() {
      return body.line(at);
    }
  }

  /** Another place that explains a finding. */
  record Other(Spot spot, String label) {}

  /** A mistake. */
  record Found(
      Code code, Spot spot, String message, String label, List<Other> others, String help) {}

  private record Key(Object site, Kind kind) {}

  final Program program;
  final ClassModel owner;
  final Body body;
  final Set<Thing> leaked = new HashSet<>();
  final Set<Thing> sent = new HashSet<>();
  boolean blocking;

  private final Map<Key, Thing> things = new HashMap<>();
  private final Map<String, Found> found = new LinkedHashMap<>();

  Run(Program program, ClassModel owner, Body body) {
    this.program = program;
    this.owner = owner;
    this.body = body;
  }

  /** Returns the thing that an instruction makes. */
  Thing made(Kind kind, String type, int at, @Nullable Thing of) {
    return things.computeIfAbsent(new Key(at, kind), _ -> new Thing(kind, type, at, of));
  }

  /** Returns the view of a thing that an instruction gives. */
  Thing view(String type, int at, Thing of) {
    return things.computeIfAbsent(
        new Key(List.of(at, of), Kind.VIEW), _ -> new Thing(Kind.VIEW, type, at, of));
  }

  /** Returns the thing that something outside stands for. */
  Thing foreign(Kind kind, String type, Object key, @Nullable Thing of) {
    return things.computeIfAbsent(
        new Key(key, kind), _ -> new Thing(kind, type, Thing.OUTSIDE, of));
  }

  /** Returns the frame of an allocator that the caller has open. */
  Thing ambient(Thing allocator) {
    return foreign(Kind.FRAME, "Frame", allocator, allocator);
  }

  /** Returns what came in by parameters. */
  List<Thing> parameters() {
    return things.values().stream().filter(thing -> thing.parameter >= 0).toList();
  }

  Spot spot(int at) {
    return new Spot(owner, body, Math.max(at, 0));
  }

  /** Returns where the end of a thing is shown: for a resource, where it was made. */
  int shown(int at, Thing thing) {
    return thing.born >= 0 && body.isResourceEnd(at) ? thing.born : at;
  }

  /** Reports a mistake at an instruction, once for each line. */
  void report(Code code, int at, String message, String label, String help, Other... others) {
    report(code, spot(at), message, label, help, others);
  }

  /** Reports a mistake anywhere. */
  void report(Code code, Spot spot, String message, String label, String help, Other... others) {
    String place = spot.line() > 0 ? "line " + spot.line() : "at " + spot.at();
    String key = code + " " + spot.owner().thisClass().asInternalName() + " " + place;
    found.putIfAbsent(key, new Found(code, spot, message, label, List.of(others), help));
  }

  Other[] others(String firstLabel, int first, String secondLabel, int second) {
    List<Other> others = new ArrayList<>();
    if (first >= 0) {
      others.add(new Other(spot(first), firstLabel));
    }
    if (second >= 0) {
      others.add(new Other(spot(second), secondLabel));
    }
    return others.toArray(Other[]::new);
  }

  List<Found> found() {
    return List.copyOf(found.values());
  }
}
