package io.framealloc.benchmarks.run;

import io.framealloc.benchmarks.Catalogue;
import io.framealloc.benchmarks.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The tables made of results. */
final class Tables {

  /** Beyond it a peer counts as faster; less is noise. */
  private static final double EVEN = 1.02;

  private Tables() {}

  /** The bars and whether they are reached. */
  static Table bars(Results results) {
    Table table = new Table("what", " ours ns", " B/op", " peer ns", " ratio", "bar", "reached");
    for (Bar.Outcome outcome : MustShow.outcomes(results)) {
      Figure peer = outcome.peer();
      table.add(
          outcome.bar().what(),
          Numbers.nanos(outcome.ours().nanos()),
          Numbers.bytes(outcome.ours().bytes()),
          peer == null ? "" : Numbers.nanos(peer.nanos()),
          peer == null ? "" : Numbers.ratio(outcome.ratio()),
          outcome.bar().text(),
          outcome.isReached() ? "yes" : "no");
    }
    return table;
  }

  /** Everything measured of a comparison, task by task. */
  static Table row(Results results, Class<? extends Comparison> comparison) {
    Table table = new Table("work", "who", " ns", " B/op", " : ours");
    tasks(results, comparison)
        .forEach(
            (task, works) -> {
              OptionalDouble ours = best(results, works);
              for (Work work : works) {
                Figure figure = figure(results, work);
                table.add(
                    task,
                    work.who(),
                    Numbers.nanos(figure.nanos()),
                    Numbers.bytes(figure.bytes()),
                    ours.isPresent() ? Numbers.ratio(figure.nanos() / ours.getAsDouble()) : "");
              }
            });
    return table;
  }

  /** The tasks that a peer does faster than the fastest form of ours. */
  static Table losses(Results results) {
    Table table = new Table("row", "work", "faster", " ns", "ours", " ns ", " ratio");
    for (Class<? extends Comparison> comparison : Catalogue.ALL) {
      tasks(results, comparison)
          .forEach((task, works) -> addLosses(results, comparison, task, works, table));
    }
    return table;
  }

  private static void addLosses(
      Results results,
      Class<? extends Comparison> comparison,
      String task,
      List<Work> works,
      Table table) {
    for (Work ours : works) {
      OptionalDouble best = best(results, works);
      if (ours.isOurs() && figure(results, ours).nanos() == best.orElseThrow()) {
        for (Work peer : works) {
          double nanos = figure(results, peer).nanos();
          if (!peer.isOurs() && nanos * EVEN < best.getAsDouble()) {
            table.add(
                Catalogue.row(comparison).value(),
                task,
                peer.who(),
                Numbers.nanos(nanos),
                ours.who(),
                Numbers.nanos(best.getAsDouble()),
                Numbers.ratio(best.getAsDouble() / nanos));
          }
        }
      }
    }
  }

  private static Map<String, List<Work>> tasks(
      Results results, Class<? extends Comparison> comparison) {
    Map<String, List<Work>> tasks = new LinkedHashMap<>();
    for (Work work : results.works(comparison)) {
      tasks.computeIfAbsent(work.taskText(), _ -> new ArrayList<>()).add(work);
    }
    return tasks;
  }

  private static OptionalDouble best(Results results, List<Work> works) {
    return works.stream()
        .filter(Work::isOurs)
        .mapToDouble(work -> figure(results, work).nanos())
        .min();
  }

  private static Figure figure(Results results, Work work) {
    Figure figure = results.of(work);
    if (figure == null) {
      throw new IllegalArgumentException("not measured: work=" + work);
    }
    return figure;
  }
}
