package io.framealloc.fa.cli.recording;

import io.framealloc.Bytes;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.cli.analysis.Observed;
import io.framealloc.fa.cli.analysis.Observed.Where;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.recording.Recording.Amount;
import io.framealloc.fa.cli.recording.Recording.Happened;
import io.framealloc.fa.engine.Related;
import io.framealloc.fa.engine.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Puts the findings first that cost the most where the program ran.
 *
 * <p>An event belongs to a finding if one of the lines that led to it is a line of the finding or
 * of a place that explains it; without such an event, if it happened in the method of the finding.
 */
public final class Ranking {

  private static final int MOST_SITES = 3;

  private static final Comparator<Result> ORDER =
      Comparator.comparingLong((Result result) -> seen(result).bytes())
          .thenComparingLong(result -> seen(result).reports())
          .thenComparing(result -> seen(result).where(), Comparator.reverseOrder())
          .reversed()
          .thenComparing(Result.ORDER);

  private final Recording recording;

  /**
   * Makes a ranking.
   *
   * @param recording of the program that the sources are of
   */
  public Ranking(Recording recording) {
    this.recording = recording;
  }

  /**
   * Ranks findings.
   *
   * @param report what was found
   * @return the same, those first that most bytes were seen of, with notes about the recording
   */
  public Report rank(Report report) {
    List<Result> ranked =
        report.results().stream()
            .map(result -> result.withObserved(observed(result)))
            .sorted(ORDER)
            .toList();
    Report longer = report.withResults(ranked);
    for (String note : notes(ranked)) {
      longer = longer.withNote(note);
    }
    return longer;
  }

  private static Observed seen(Result result) {
    return Optional.ofNullable(result.observed()).orElse(Observed.NEVER);
  }

  private Observed observed(Result result) {
    Observed lines = sum(result, Where.LINES, Ranking::isOnLines);
    return lines == Observed.NEVER ? sum(result, Where.METHOD, Ranking::isInMethod) : lines;
  }

  private Observed sum(Result result, Where where, BiPredicate<Result, Happened> belongs) {
    Amount allocated = Amount.NONE;
    Amount reported = Amount.NONE;
    for (Map.Entry<Happened, Amount> entry : recording.amounts().entrySet()) {
      Code code = entry.getKey().code();
      if (code == null && belongs.test(result, entry.getKey())) {
        allocated = allocated.plus(entry.getValue());
      } else if (code == result.finding().code() && belongs.test(result, entry.getKey())) {
        reported = reported.plus(entry.getValue());
      }
    }
    return allocated.count() + reported.count() == 0
        ? Observed.NEVER
        : new Observed(
            where, allocated.bytes() + reported.bytes(), allocated.count(), reported.count());
  }

  private static boolean isOnLines(Result result, Happened happened) {
    List<Span> spans =
        Stream.concat(
                Stream.of(result.span()), result.finding().related().stream().map(Related::span))
            .toList();
    return happened.sites().stream()
        .anyMatch(site -> spans.stream().anyMatch(span -> covers(result, span, site)));
  }

  private static boolean covers(Result result, Span span, Site site) {
    boolean sameFile =
        site.isIn(Path.of(span.file()))
            || (span.file().equals(result.span().file()) && isMethodOf(result, site));
    return sameFile && span.line() <= site.line() && site.line() <= span.endLine();
  }

  private static boolean isInMethod(Result result, Happened happened) {
    return !happened.sites().isEmpty() && isMethodOf(result, happened.sites().getFirst());
  }

  private static boolean isMethodOf(Result result, Site site) {
    return result.place().startsWith(site.place() + "(");
  }

  private List<String> notes(List<Result> results) {
    List<String> notes = new ArrayList<>();
    if (!recording.hasAllocations()) {
      notes.add(
          "the recording has no single allocations, so that few bytes are known:"
              + " record with +framealloc.Allocation#enabled=true");
    }
    Map<Site, Amount> others = new HashMap<>();
    recording
        .amounts()
        .forEach(
            (happened, amount) -> {
              if (happened.code() == null
                  && !happened.sites().isEmpty()
                  && results.stream().noneMatch(result -> isOnLines(result, happened))) {
                others.merge(happened.sites().getFirst(), amount, Amount::plus);
              }
            });
    others.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Site, Amount> entry) -> entry.getValue().bytes())
                .reversed()
                .thenComparing(entry -> entry.getKey().toString()))
        .limit(MOST_SITES)
        .forEach(
            entry ->
                notes.add(
                    "allocates much, and nothing is found there: bytes=%s, allocations=%d, at=%s"
                        .formatted(
                            Bytes.format(entry.getValue().bytes()),
                            entry.getValue().count(),
                            entry.getKey())));
    return notes;
  }
}
