package io.framealloc.fa.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One table of the file: reads keys of known types, then refuses the keys that nobody read. */
final class Section {

  private final String file;
  private final String name;
  private final @Nullable TomlTable table;
  private final TomlPosition position;
  private final Set<String> known = new LinkedHashSet<>();

  private Section(String file, String name, @Nullable TomlTable table, TomlPosition position) {
    this.file = file;
    this.name = name;
    this.table = table;
    this.position = position;
  }

  static Section root(String file, TomlTable table) {
    return new Section(file, "", table, TomlPosition.positionAt(1, 1));
  }

  Section section(String key) throws ConfigException {
    Object value = value(key);
    if (value != null && !(value instanceof TomlTable)) {
      throw wrong(key, "a table is expected");
    }
    String path = name.isEmpty() ? key : name + "." + key;
    return new Section(file, path, (TomlTable) value, position(key));
  }

  boolean flag(String key, boolean otherwise) throws ConfigException {
    Object value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false is expected");
  }

  int count(String key, int otherwise) throws ConfigException {
    Object value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Long count && count >= 1 && count <= Integer.MAX_VALUE) {
      return count.intValue();
    }
    throw wrong(key, "a number of at least 1 is expected");
  }

  <E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) throws ConfigException {
    Object value = value(key);
    if (value == null) {
      return otherwise;
    }
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String text = constant.name().toLowerCase(Locale.ROOT);
      if (text.equals(value)) {
        return constant;
      }
      names.add('"' + text + '"');
    }
    throw wrong(key, "one of " + String.join(", ", names) + " is expected");
  }

  List<String> texts(String key) throws ConfigException {
    Object value = value(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof TomlArray array)) {
      throw wrong(key, "a list of strings is expected");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : array.toList()) {
      if (!(element instanceof String text)) {
        throw wrong(key, "a list of strings is expected");
      }
      texts.add(text);
    }
    return texts;
  }

  /** The strings of a list, each made into something; what the function refuses is an error. */
  <T> List<T> list(String key, Function<String, T> parser) throws ConfigException {
    List<T> parsed = new ArrayList<>();
    for (String text : texts(key)) {
      parsed.add(parsed(key, text, parser));
    }
    return parsed;
  }

  /** A table whose keys the user chooses, each with a list of strings. */
  <K, V> Map<K, List<V>> lists(Function<String, K> keys, Function<String, V> values)
      throws ConfigException {
    Map<K, List<V>> lists = new LinkedHashMap<>();
    for (String key : keys()) {
      lists.put(parsed(key, key, keys), list(key, values));
    }
    return lists;
  }

  /** The keys in the order of the file. */
  List<String> keys() {
    return table == null
        ? List.of()
        : table.keySet().stream().sorted((a, b) -> order(position(a), position(b))).toList();
  }

  /** Refuses the first key that was not asked for. */
  void refuseUnknown() throws ConfigException {
    for (String key : keys()) {
      if (!known.contains(key)) {
        String where = name.isEmpty() ? "" : " in [" + name + "]";
        String hint = known.isEmpty() ? "" : "; known: " + String.join(", ", known);
        throw wrong(key, "unknown key" + where + hint);
      }
    }
  }

  ConfigException wrong(String key, String text) {
    TomlPosition at = position(key);
    return new ConfigException(file, at.line(), at.column(), key + ": " + text);
  }

  private <T> T parsed(String key, String text, Function<String, T> parser) throws ConfigException {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(key, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object value(String key) {
    known.add(key);
    return table == null ? null : table.get(List.of(key));
  }

  private TomlPosition position(String key) {
    TomlPosition at = table == null ? null : table.inputPositionOf(List.of(key));
    return at == null ? position : at;
  }

  private static int order(TomlPosition a, TomlPosition b) {
    int lines = Integer.compare(a.line(), b.line());
    return lines != 0 ? lines : Integer.compare(a.column(), b.column());
  }
}
