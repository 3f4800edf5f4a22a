package io.framealloc.fa.engine.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about methods, by the type they are called on and their name.
 *
 * @param <A> what is known
 */
final class Table<A> {

  private final Map<String, Map<String, A>> acts = new HashMap<>();

  /** Adds methods of one type, names separated by blanks; {@code *} stands for all others. */
  Table<A> add(String type, A act, String names) {
    Map<String, A> methods = acts.computeIfAbsent(type, _ -> new HashMap<>());
    for (String name : words(names)) {
      methods.put(name, act);
    }
    return this;
  }

  /** Returns the words of a text. */
  static List<String> words(String text) {
    return Pattern.compile(" +").splitAsStream(text).toList();
  }

  /** Returns what is known about a method of the nearest of these types, if anything. */
  @Nullable A find(Iterable<String> types, String method) {
    for (String type : types) {
      Map<String, A> methods = acts.get(type);
      if (methods != null) {
        A act = methods.get(method);
        act = act == null ? methods.get("*") : act;
        if (act != null) {
          return act;
        }
      }
    }
    return null;
  }
}
