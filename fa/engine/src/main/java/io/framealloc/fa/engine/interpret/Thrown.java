package io.framealloc.fa.engine.interpret;

import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The paths on which a call in a {@code try} throws. */
final class Thrown {

  private static final int MOST_THROWN = 16;

  private final Machine machine;

  Thrown(Machine machine) {
    this.machine = machine;
  }

  void mayThrow(Call call) {
    if (machine.catches == 0) {
      return;
    }
    if (machine.owners.bodyOf(call) == null) {
      imply(call, null);
    }
    for (TypeMirror thrown : call.method().getThrownTypes()) {
      imply(call, thrown);
    }
  }

  /* Few paths are enough: what differs is the state, not the call. */
  private void imply(Call call, @Nullable TypeMirror thrown) {
    int known = 0;
    for (Leaving leaving : machine.leaving) {
      if (leaving.how() == Leaving.How.MAY_THROW) {
        known++;
        if (String.valueOf(leaving.thrown()).equals(String.valueOf(thrown))
            && leaving.world().isSame(call.world())) {
          return;
        }
      }
    }
    if (known < MOST_THROWN) {
      machine.leaving.add(Leaving.implied(call.world().copy(), thrown, call.tree()));
    }
  }
}
