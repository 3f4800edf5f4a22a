package io.framealloc.fa.bytecode;

import io.framealloc.fa.engine.library.Act;
import io.framealloc.fa.engine.library.Known;
import io.framealloc.fa.engine.library.Spawn;
import io.framealloc.fa.engine.library.Store;
import io.framealloc.fa.engine.library.Wait;
import io.framealloc.fa.engine.state.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls do: of methods that are known by name, and of all others. */
final class Calls {

  private static final Set<String> SAME =
      Set.of("orElseThrow", "orElse", "orElseGet", "get", "filter", "or");

  /* Of Objects, JUnit and others: they look at the reference alone. */
  private static final Set<String> COMPARING =
      Set.of("assertSame", "assertNotSame", "assertNull", "assertNotNull", "isNull", "nonNull");

  private final Run run;
  private final Types types;
  private final Known known;
  private final Effects effects;
  private final Acts acts;
  private final Tasks tasks;
  private final Summarized summarized;

  Calls(Run run, Effects effects) {
    this.run = run;
    this.types = run.program.types();
    this.known = run.program.known();
    this.effects = effects;
    this.acts = new Acts(run, effects);
    this.tasks = new Tasks(run, effects);
    this.summarized = new Summarized(run, effects, tasks);
  }

  Val run(Call call) {
    Set<String> names = types.namesOf(call.owner);
    Act act = known.act(names, call.name);
    if (act != null) {
      call.setKnown();
      return acts.run(act, call);
    }
    Thing on = call.receiver.thing();
    boolean closes = call.name.equals("close") && call.arguments.isEmpty();
    if (closes && on != null && on.kind == Kind.OWNED) {
      effects.close(on, call.at, call.state);
      return Val.UNKNOWN;
    }
    if (COMPARING.contains(call.name)) {
      call.setKnown();
      return Val.UNKNOWN;
    }
    if (run.program.isWait(names, call.name)) {
      run.blocking = true;
    }
    Spawn spawn = run.program.spawn(names, call.name);
    if (spawn != null) {
      call.setKnown();
      call.given().forEach(task -> tasks.spawn(task, call));
      return Val.UNKNOWN;
    }
    Wait wait = known.wait(names, call.name);
    if (wait != null) {
      run.blocking = true;
    }
    Val same = alias(call);
    if (same != null) {
      call.setKnown();
      return same;
    }
    Store store = known.store(names, call.name);
    if (store != null) {
      call.setKnown();
      return store(store, call);
    }
    if (known.isFactory(names, call.name)) {
      call.setKnown();
      return gathered(call);
    }
    if (run.program.isRetaining(names, call.name)) {
      for (Thing thing : call.given()) {
        effects.use(thing, call.at, call.state);
        effects.keep(
            List.of(call.at, thing), thing, call.at, call.state, "what `" + call.name + "` keeps");
      }
      call.state.release(call.given());
      return Val.UNKNOWN;
    }
    return summarized.run(call);
  }

  /* Methods that give back what they are given. */
  private @Nullable Val alias(Call call) {
    if (call.name.equals("requireNonNull") && call.owner.equals("java/util/Objects")) {
      return call.arguments.getFirst();
    }
    Thing one = call.receiver.thing();
    if (one == null || !call.owner.equals("java/util/Optional")) {
      return null;
    }
    if (SAME.contains(call.name)) {
      return one.kind == Kind.CONTAINER ? effects.element(one, call.state) : call.receiver;
    }
    if (call.name.startsWith("is")) {
      return Val.UNKNOWN;
    }
    call.state.forget(List.of(one)); // its lambda may do anything
    return Val.UNKNOWN;
  }

  private Val store(Store store, Call call) {
    State state = call.state;
    Thing container = call.receiver.thing();
    boolean data = container != null && container.root().kind == Kind.DATA;
    switch (store) {
      case HOLDS -> {
        effects.use(container, call.at, state);
        for (Thing thing : call.given()) {
          effects.use(thing, call.at, state);
          if (data) {
            state.release(List.of(thing));
          } else {
            effects.intoContainer(container, thing, call.at, state, "a collection");
          }
        }
      }
      case SENDS -> call.given().forEach(thing -> tasks.send(thing, state));
      case EMPTIES -> {
        effects.use(container, call.at, state);
        if (container != null && container.kind == Kind.CONTAINER) {
          state.release(state.contents(container));
          effects.empty(container, state);
        }
      }
      case LOOKS -> {
        effects.use(container, call.at, state);
        if (container != null && call.name.equals("isEmpty")) {
          state.release(state.contents(container)); // it is emptied one by one
        }
      }
    }
    return Val.UNKNOWN;
  }

  private Val gathered(Call call) {
    Thing made = effects.make(Kind.CONTAINER, call.name, call.at, call.state);
    List<Thing> given = new ArrayList<>(call.given());
    for (Thing thing : call.given()) {
      if (thing.type.equals("[")) {
        given.addAll(call.state.contents(thing));
      }
    }
    call.state.put(made, given);
    return Val.of(made);
  }
}
