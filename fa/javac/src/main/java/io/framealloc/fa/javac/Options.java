package io.framealloc.fa.javac;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Level;
import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the words after the plugin's name say.
 *
 * @param isOn whether to look at all
 * @param settings for the engine
 * @param least the least severity that is shown
 * @param unknown words that mean nothing
 */
record Options(boolean isOn, Settings settings, Code.Severity least, List<String> unknown) {

  static final String PROPERTY = "framealloc.fa";

  static Options of(String... args) {
    String[] words = args;
    if (args.length == 0) {
      words = System.getProperty(PROPERTY, "").strip().split("\\s+");
    }
    boolean on = true;
    Code.Severity least = Code.Severity.WARNING;
    Map<Code, Level> levels = new EnumMap<>(Code.class);
    Set<Model> models = EnumSet.of(Model.FRAMEALLOC);
    List<String> unknown = new ArrayList<>();
    for (String word : words) {
      try {
        if (word.equals("off")) {
          on = false;
        } else if (word.startsWith("-")) {
          levels.put(Code.valueOf(word.substring(1)), Level.ALLOW);
        } else if (word.startsWith("+")) {
          levels.put(Code.valueOf(word.substring(1)), Level.DENY);
        } else if (word.startsWith("min=")) {
          least = Code.Severity.valueOf(upper(word.substring(4)));
        } else if (word.startsWith("models=")) {
          models = models(word.substring(7));
        } else if (!word.isEmpty()) {
          unknown.add(word);
        }
      } catch (IllegalArgumentException e) {
        unknown.add(word);
      }
    }
    return new Options(on, Settings.DEFAULT.withLevels(levels).withModels(models), least, unknown);
  }

  private static Set<Model> models(String names) {
    Set<Model> models = EnumSet.noneOf(Model.class);
    for (String name : names.split(",", -1)) {
      models.add(Model.valueOf(upper(name)));
    }
    return models;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
