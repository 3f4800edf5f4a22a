package io.framealloc.benchmarks.run;

import io.framealloc.benchmarks.Catalogue;
import io.framealloc.benchmarks.Comparison;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * One benchmark method with the values of its parameters.
 *
 * @param comparison its class
 * @param method its name, {@code work_who}
 * @param parameters by name
 */
public record Work(
    Class<? extends Comparison> comparison, String method, Map<String, String> parameters) {

  /** Of a method without parameters, or for all of them. */
  static Work of(Class<? extends Comparison> comparison, String method) {
    return new Work(comparison, method, Map.of());
  }

  /** The same with a parameter more. */
  Work with(String name, String value) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put(name, value);
    return new Work(comparison, method, all);
  }

  /** Everything that the row of this name measures. */
  public static List<Work> ofRow(String row) {
    return Catalogue.ALL.stream()
        .filter(comparison -> Catalogue.row(comparison).value().equals(row))
        .flatMap(comparison -> of(comparison).stream())
        .toList();
  }

  /** Everything that a comparison measures. */
  static List<Work> of(Class<? extends Comparison> comparison) {
    List<Work> all = new ArrayList<>();
    for (Method method : comparison.getMethods()) {
      if (method.isAnnotationPresent(Benchmark.class)) {
        all.add(of(comparison, method.getName()));
      }
    }
    all.sort(Comparator.comparing(Work::method));
    for (Class<?> level = comparison; level != Object.class; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        Param param = field.getAnnotation(Param.class);
        if (param != null) {
          all = all.stream().flatMap(work -> work.spread(field.getName(), param)).toList();
        }
      }
    }
    return List.copyOf(all);
  }

  private Stream<Work> spread(String name, Param param) {
    return Arrays.stream(param.value()).map(value -> with(name, value));
  }

  boolean isOfSameRow(Work other) {
    return comparison == other.comparison;
  }

  /** What the method does, without who does it. */
  String task() {
    return method.substring(0, method.indexOf('_'));
  }

  /** Who does it. */
  String who() {
    return method.substring(method.indexOf('_') + 1);
  }

  /** Whether this library does it. */
  boolean isOurs() {
    return who().startsWith("framealloc");
  }

  /** The name that JMH knows the method by. */
  String benchmark() {
    return comparison.getName() + "." + method;
  }

  /** The task with its parameters, in the form {@code get, profile=clean}. */
  String taskText() {
    return parameters.entrySet().stream()
        .map(entry -> ", " + entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("", task(), ""));
  }

  /** In the form {@code records-4: get byHand, profile=clean}. */
  @Override
  public String toString() {
    return Catalogue.row(comparison).value() + ": " + taskText() + ", " + who();
  }
}
