package io.framealloc;

import io.framealloc.internal.text.ByteSizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of each setting: the builder's, else the system property's, else, for some, that
 * of the environment, else the default; and remembers where it came from.
 */
final class Settings {

  static final String PREFIX = "framealloc.";

  private final Map<String, Object> explicit = new HashMap<>();
  private final List<AllocConfig.Setting> found = new ArrayList<>();

  void set(String name, Object value) {
    explicit.put(name, value);
  }

  /** Starts over, so that one builder can build twice. */
  void restart() {
    found.clear();
  }

  List<AllocConfig.Setting> found() {
    return List.copyOf(found);
  }

  /** A size in bytes from {@code min} to {@code max}. */
  long size(String name, long byDefault, long min, long max) {
    Object value = explicit.get(name);
    String property = property(name);
    String source = source(value, property);
    long bytes = value instanceof Long set ? set : byDefault;
    if (value == null && property != null) {
      bytes = parseSize(name, property);
    }
    if (bytes < min || bytes > max) {
      throw new IllegalArgumentException(
          "%s out of range: value=%d, min=%d, max=%d, source=%s"
              .formatted(name, bytes, min, max, source));
    }
    found.add(new AllocConfig.Setting(name, ByteSizes.format(bytes), source));
    return bytes;
  }

  /**
   * A value of any type.
   *
   * @param parse reads a property; an {@link ArithmeticException} or {@link NumberFormatException}
   *     says that it is malformed
   * @param show the value as people read it
   * @param expected what a property may be
   */
  <V> V value(
      String name,
      V byDefault,
      Function<String, V> parse,
      Function<V, String> show,
      String expected) {
    return value(name, null, byDefault, parse, show, expected);
  }

  /**
   * A value of any type, which may also come from the environment, behind the property.
   *
   * @param variable the name in the environment, or null
   */
  @SuppressWarnings("unchecked") // the builder sets what it is asked for
  <V> V value(
      String name,
      @Nullable String variable,
      V byDefault,
      Function<String, V> parse,
      Function<V, String> show,
      String expected) {
    Object value = explicit.get(name);
    String property = property(name);
    String environment = variable == null ? null : System.getenv(variable);
    V chosen = value != null ? (V) value : byDefault;
    String source = source(value, property);
    if (value == null && property != null) {
      try {
        chosen = parse.apply(property);
      } catch (ArithmeticException | NumberFormatException e) {
        throw malformed(name, property, expected);
      }
    } else if (value == null && environment != null) {
      source = "environment";
      try {
        chosen = parse.apply(environment);
      } catch (ArithmeticException | NumberFormatException e) {
        throw new IllegalArgumentException(
            "environment variable %s is malformed: value=%s, expected %s"
                .formatted(variable, environment, expected));
      }
    }
    found.add(new AllocConfig.Setting(name, show.apply(chosen), source));
    return chosen;
  }

  /** What the builder has set, or null. */
  @Nullable Object explicit(String name) {
    return explicit.get(name);
  }

  /** One of the constants of an enum; a property may be in lower case. */
  <E extends Enum<E>> E choice(String name, E byDefault) {
    Object value = explicit.get(name);
    String property = property(name);
    E chosen = byDefault;
    if (value != null) {
      chosen = byDefault.getDeclaringClass().cast(value);
    } else if (property != null) {
      chosen = parseChoice(name, property, byDefault.getDeclaringClass());
    }
    found.add(new AllocConfig.Setting(name, chosen.toString(), source(value, property)));
    return chosen;
  }

  /** True or false; false by default. */
  boolean flag(String name) {
    return flag(name, null);
  }

  /** As {@link #flag(String)}; below the property comes a variable of the environment, if named. */
  boolean flag(String name, @Nullable String variable) {
    Object value = explicit.get(name);
    String property = property(name);
    String source = source(value, property);
    boolean on = value instanceof Boolean set && set;
    if (value == null && property != null) {
      on = parseFlag("system property " + PREFIX + name, property);
    } else if (value == null && variable != null) {
      String text = System.getenv(variable);
      if (text != null) {
        on = parseFlag("environment variable " + variable, text);
        source = "environment";
      }
    }
    found.add(new AllocConfig.Setting(name, Boolean.toString(on), source));
    return on;
  }

  private static @Nullable String property(String name) {
    return System.getProperty(PREFIX + name);
  }

  private static String source(@Nullable Object value, @Nullable String property) {
    return value != null ? "builder" : property != null ? "property" : "default";
  }

  private static long parseSize(String name, String text) {
    try {
      return parseSize(text);
    } catch (ArithmeticException | NumberFormatException e) {
      throw malformed(name, text, "a number of bytes such as 65536, 64k, 16m or 1g");
    }
  }

  /**
   * The bytes of a text that may end in {@code k}, {@code m} or {@code g}.
   *
   * @throws ArithmeticException if they do not fit a long
   * @throws NumberFormatException if it is no number
   */
  static long parseSize(String text) {
    String digits = text.strip().toLowerCase(Locale.ROOT);
    int shift =
        switch (digits.isEmpty() ? ' ' : digits.charAt(digits.length() - 1)) {
          case 'k' -> 10;
          case 'm' -> 20;
          case 'g' -> 30;
          default -> 0;
        };
    long count = Long.parseLong(shift == 0 ? digits : digits.substring(0, digits.length() - 1));
    return Math.multiplyExact(count, 1L << shift);
  }

  private static <E extends Enum<E>> E parseChoice(String name, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text.strip())) {
        return constant;
      }
    }
    throw malformed(name, text, "one of " + List.of(type.getEnumConstants()));
  }

  private static boolean parseFlag(String what, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "" -> true;
      case "false", "0" -> false;
      default -> throw malformedAs(what, text, "true or false");
    };
  }

  private static IllegalArgumentException malformed(String name, String text, String expected) {
    return malformedAs("system property " + PREFIX + name, text, expected);
  }

  private static IllegalArgumentException malformedAs(String what, String text, String expected) {
    return new IllegalArgumentException(
        what + " is malformed: value=" + text + ", expected " + expected);
  }
}
