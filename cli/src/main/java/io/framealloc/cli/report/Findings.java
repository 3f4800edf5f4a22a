package io.framealloc.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers findings; equal ones are one with a count. */
final class Findings {

  private record Key(String code, @Nullable String tag, String what, @Nullable String location) {}

  private final Map<Key, Finding> byKey = new LinkedHashMap<>();

  void add(Finding finding) {
    add(finding, finding.message());
  }

  /** Adds one that is the same as another if {@code what} is; the text of the latest stays. */
  void add(Finding finding, String what) {
    Key key = new Key(finding.code(), finding.tag(), what, finding.location());
    Finding before = byKey.get(key);
    long count = finding.count() + (before == null ? 0 : before.count());
    byKey.put(
        key,
        new Finding(
            finding.code(),
            finding.severity(),
            finding.tag(),
            finding.message(),
            finding.suggestion(),
            finding.location(),
            count));
  }

  List<Finding> worstFirst() {
    return byKey.values().stream().sorted(Finding::compareBadness).toList();
  }
}
