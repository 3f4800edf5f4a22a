package io.framealloc.fa.engine.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of a text that do not overlap. */
final class Edits {

  private record Edit(int from, int to, String text) {}

  private final List<Edit> edits = new ArrayList<>();

  Edits insert(int at, String text) {
    return replace(at, at, text);
  }

  Edits replace(int from, int to, String text) {
    edits.add(new Edit(from, to, text));
    return this;
  }

  Edits addAll(Edits more) {
    edits.addAll(more.edits);
    return this;
  }

  /** Returns the changed text; what is inserted at one place keeps the order of the calls. */
  String of(String text) {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(Edit::from));
    StringBuilder changed = new StringBuilder();
    int done = 0;
    for (Edit edit : ordered) {
      if (edit.from < done) {
        throw new IllegalStateException("edits overlap: at=" + edit);
      }
      changed.append(text, done, edit.from).append(edit.text);
      done = edit.to;
    }
    return changed.append(text, done, text.length()).toString();
  }
}
