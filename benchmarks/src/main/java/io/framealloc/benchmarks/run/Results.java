package io.framealloc.benchmarks.run;

import io.framealloc.benchmarks.Catalogue;
import io.framealloc.benchmarks.Comparison;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of one or more runs. */
public final class Results {

  private final Map<Work, Figure> figures = new LinkedHashMap<>();

  private Results() {}

  /**
   * Reads what JMH has written.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is no result of JMH
   */
  static Results read(Path file) throws IOException {
    Results results = new Results();
    results.add(file);
    return results;
  }

  /**
   * Reads all {@code .json} files of a folder. A row that is in several is taken from the last one
   * by name, so that ours and its peers are always of one run.
   *
   * @throws IOException if the folder or a file cannot be read
   * @throws IllegalArgumentException if a file is no result of JMH
   */
  public static Results readAll(Path folder) throws IOException {
    Results results = new Results();
    for (Path file : files(folder)) {
      results.add(file);
    }
    return results;
  }

  /** The {@code .json} files of a folder by name. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
      all.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  private void add(Path file) throws IOException {
    Map<Work, Figure> read = new LinkedHashMap<>();
    try {
      for (Object entry : (List<?>) Json.parse(Files.readString(file))) {
        addEntry((Map<?, ?>) entry, read);
      }
    } catch (ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("no result of JMH: file=" + file.getFileName(), e);
    }
    figures.keySet().removeIf(old -> read.keySet().stream().anyMatch(old::isOfSameRow));
    figures.putAll(read);
  }

  private static void addEntry(Map<?, ?> entry, Map<Work, Figure> read) {
    String benchmark = (String) entry.get("benchmark");
    for (Class<? extends Comparison> comparison : Catalogue.ALL) {
      String prefix = comparison.getName() + ".";
      if (benchmark.startsWith(prefix)) {
        Map<String, String> parameters = new TreeMap<>();
        if (entry.get("params") instanceof Map<?, ?> given) {
          given.forEach((name, value) -> parameters.put((String) name, (String) value));
        }
        String method = benchmark.substring(prefix.length());
        read.put(new Work(comparison, method, parameters), figure(entry));
      }
    }
  }

  private static Figure figure(Map<?, ?> entry) {
    Map<?, ?> secondary = (Map<?, ?>) entry.get("secondaryMetrics");
    return new Figure(
        least((Map<?, ?>) entry.get("primaryMetric")),
        least((Map<?, ?>) secondary.get("gc.alloc.rate.norm")),
        ((Double) entry.get("threads")).intValue());
  }

  private static double least(Map<?, ?> metric) {
    double least = Double.POSITIVE_INFINITY;
    for (Object fork : (List<?>) metric.get("rawData")) {
      for (Object iteration : (List<?>) fork) {
        least = Math.min(least, (Double) iteration);
      }
    }
    return least;
  }

  /** What was measured of {@code work}, or null. */
  @Nullable Figure of(Work work) {
    return figures.get(work);
  }

  /** What was measured of a comparison, in the order of the run. */
  List<Work> works(Class<? extends Comparison> comparison) {
    return figures.keySet().stream().filter(work -> work.comparison() == comparison).toList();
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return figures.isEmpty();
  }
}
