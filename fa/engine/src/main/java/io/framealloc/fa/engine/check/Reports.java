package io.framealloc.fa.engine.check;

import com.sun.source.tree.Tree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.Fix;
import io.framealloc.fa.engine.Level;
import io.framealloc.fa.engine.Related;
import io.framealloc.fa.engine.Settings;
import io.framealloc.fa.engine.source.Place;
import io.framealloc.fa.engine.source.Sources;
import io.framealloc.fa.engine.state.Activation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects findings: one per place and code, in the method where the mistake is.
 *
 * <p>A mistake that shows inside a called method is reported at the call, unless the called method
 * is wrong by itself.
 */
public final class Reports {

  private record Key(Code code, String file, long start) {}

  private record Candidate(Finding finding, List<Key> inner, Place place) {}

  private final Settings settings;
  private final Sources sources;
  private final Suppressions suppressions;
  private final Map<Key, Candidate> found = new LinkedHashMap<>();
  private final List<Candidate> lifted = new ArrayList<>();

  public Reports(Settings settings, Sources sources, Suppressions suppressions) {
    this.settings = settings;
    this.sources = sources;
    this.suppressions = suppressions;
  }

  Sources sources() {
    return sources;
  }

  Settings settings() {
    return settings;
  }

  /** Reports something at the tree of a moment. */
  void add(Draft draft, Moment at) {
    add(draft, at.place(), at.activation());
  }

  /** Reports something that is wrong at a place, whatever runs. */
  void addAt(Draft draft, Place place) {
    add(draft, place, null);
  }

  /** Reports something that is wrong at a place, seen in an activation. */
  void add(Draft draft, Place place, @Nullable Activation activation) {
    Code.Severity severity = severity(draft);
    if (severity == null) {
      return;
    }
    Place shown = place;
    List<Related> related = new ArrayList<>();
    for (Draft.Other other : draft.others()) {
      related.add(new Related(sources.span(other.place()), other.label()));
    }
    List<Key> inner = new ArrayList<>();
    Activation a = activation;
    while (a != null && a.caller() != null && a.call() != null) {
      Place call = a.call();
      if (isIn(shown, a)) {
        inner.add(key(draft.code(), shown));
        shown = call;
      }
      a = a.caller();
    }
    List<Fix> fixes = draft.fixes();
    if (shown != place) {
      related.addFirst(new Related(sources.span(place), draft.label()));
      fixes = List.of();
    }
    Finding finding =
        new Finding(
            draft.code(),
            severity,
            draft.message(),
            shown == place ? draft.label() : "in this call",
            sources.span(shown),
            related,
            draft.notes(),
            draft.help(),
            fixes);
    Candidate candidate = new Candidate(finding, inner, shown);
    if (shown == place) {
      found.putIfAbsent(key(draft.code(), place), candidate);
    } else {
      lifted.add(candidate);
    }
  }

  /* Whether the place belongs to the called body, not to a lambda that the caller handed in. */
  private boolean isIn(Place place, Activation callee) {
    Tree body = suppressions.treeOf(callee.owner());
    if (body == null) {
      return false;
    }
    Place whole = new Place(callee.unit(), body);
    return place.unit() == callee.unit()
        && sources.start(whole) <= sources.start(place)
        && sources.end(place) <= sources.end(whole);
  }

  private Code.@Nullable Severity severity(Draft draft) {
    Code.Severity own = draft.severity();
    Level level = settings.level(draft.code());
    return switch (level) {
      case ALLOW -> null;
      case HINT -> Code.Severity.HINT;
      case WARN -> Code.Severity.WARNING;
      case DENY ->
          own != null && !settings.levels().containsKey(draft.code()) ? own : Code.Severity.ERROR;
    };
  }

  private Key key(Code code, Place place) {
    return new Key(code, place.unit().getSourceFile().getName(), sources.start(place));
  }

  /** Returns all findings in the order of files and places. */
  public List<Finding> findings() {
    Map<Key, Candidate> all = new LinkedHashMap<>(found);
    Set<Key> shown = new HashSet<>(found.keySet());
    lifted.forEach(candidate -> shown.add(key(candidate.finding.code(), candidate.place)));
    for (Candidate candidate : lifted) {
      if (candidate.inner.stream().noneMatch(shown::contains)) {
        all.putIfAbsent(key(candidate.finding.code(), candidate.place), candidate);
      }
    }
    Set<Key> leaks = new HashSet<>();
    for (Map.Entry<Key, Candidate> e : all.entrySet()) {
      if (e.getKey().code == Code.FA401) {
        leaks.add(new Key(Code.FA602, e.getKey().file, e.getKey().start));
      }
    }
    all.keySet().removeAll(leaks);
    return all.values().stream()
        .filter(c -> !suppressions.isSuppressed(c.finding.code(), c.place))
        .map(Candidate::finding)
        .sorted(
            Comparator.comparing((Finding f) -> f.span().file())
                .thenComparingLong(f -> f.span().start())
                .thenComparing(Finding::code))
        .toList();
  }
}
