package io.framealloc.fa.cli.baseline;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings that a project has agreed to live with, by fingerprint.
 *
 * @param entries in the order of the file
 */
public record Baseline(List<Entry> entries) {

  private static final int VERSION = 1;

  /**
   * One known finding.
   *
   * @param fingerprint of the finding
   * @param code of the finding
   * @param file where it was, for people
   * @param place the method it was in, for people
   */
  public record Entry(String fingerprint, String code, String file, String place) {}

  /**
   * A report without what is known.
   *
   * @param report what is new
   * @param known how many findings were left out
   * @param expired entries of analysed or deleted files that no finding has any more
   */
  public record Applied(Report report, int known, List<Entry> expired) {}

  /** Copies the list. */
  public Baseline {
    entries = List.copyOf(entries);
  }

  /**
   * Makes a baseline of all that is found.
   *
   * @param report what is found
   * @return the baseline
   */
  public static Baseline of(Report report) {
    List<Entry> entries = new ArrayList<>();
    for (Result result : report.results()) {
      entries.add(
          new Entry(
              result.fingerprint(),
              result.finding().code().name(),
              report.show(result.file()),
              result.place()));
    }
    return new Baseline(entries);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its baseline
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no baseline
   */
  public static Baseline read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Baseline parse(String text) {
    List<Entry> entries = new ArrayList<>();
    if (!(Json.read(text) instanceof Map<?, ?> document)
        || !(document.get("version") instanceof Number version)
        || !(document.get("findings") instanceof List<?> findings)) {
      throw new IllegalArgumentException("no baseline of fa");
    }
    if (version.longValue() != VERSION) {
      throw new IllegalArgumentException(
          "baseline of another version: version=" + version + ", known=" + VERSION);
    }
    for (Object finding : findings) {
      if (!(finding instanceof Map<?, ?> entry)) {
        throw new IllegalArgumentException("a finding of the baseline is no object");
      }
      entries.add(
          new Entry(
              text(entry, "fingerprint"),
              text(entry, "code"),
              text(entry, "file"),
              text(entry, "place")));
    }
    return new Baseline(entries);
  }

  private static String text(Map<?, ?> entry, String key) {
    if (entry.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a finding of the baseline lacks a text: key=" + key);
  }

  /**
   * Returns the text of the file.
   *
   * @return JSON
   */
  public String json() {
    return Json.write(
        Json.object(
            "version",
            VERSION,
            "findings",
            entries.stream()
                .map(
                    entry ->
                        Json.object(
                            "fingerprint",
                            entry.fingerprint(),
                            "code",
                            entry.code(),
                            "file",
                            entry.file(),
                            "place",
                            entry.place()))
                .toList()));
  }

  /**
   * Leaves out what is known.
   *
   * @param report what is found
   * @return what is new, and which entries have expired
   */
  public Applied apply(Report report) {
    Set<String> known =
        entries.stream().map(Entry::fingerprint).collect(Collectors.toCollection(HashSet::new));
    Report fresh = report.only(result -> !known.contains(result.fingerprint()));
    Set<String> found =
        report.results().stream().map(Result::fingerprint).collect(Collectors.toSet());
    Set<String> analysed = report.files().stream().map(report::show).collect(Collectors.toSet());
    List<Entry> expired =
        entries.stream()
            .filter(entry -> !found.contains(entry.fingerprint()))
            .filter(
                entry ->
                    analysed.contains(entry.file())
                        || Files.notExists(report.base().resolve(entry.file())))
            .toList();
    return new Applied(fresh, report.results().size() - fresh.results().size(), expired);
  }
}
