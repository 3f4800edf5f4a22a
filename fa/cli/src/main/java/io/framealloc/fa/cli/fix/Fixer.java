package io.framealloc.fa.cli.fix;

import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.analysis.Result;
import io.framealloc.fa.cli.analysis.SourceText;
import io.framealloc.fa.engine.Edit;
import io.framealloc.fa.engine.Fix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies the first fix of each finding, in memory, and analyses again, until no fix is left.
 *
 * <p>Of fixes that touch the same place one is applied in each round; the next round sees the
 * source as it is then. A round after which the program compiles worse, or has as many findings as
 * before, is taken back; then each fix is tried by itself, and one that does not help is left out.
 */
public final class Fixer {

  /** Analyses the sources again. */
  public interface Run {
    /**
     * Analyses.
     *
     * @param texts of files that are to be read as if they had this content
     * @return what is found
     * @throws IOException if sources cannot be read
     */
    Report again(Map<Path, String> texts) throws IOException;
  }

  /**
   * What was done.
   *
   * @param report what is left
   * @param applied how many fixes were applied
   * @param texts the changed files
   */
  public record Outcome(Report report, int applied, Map<Path, String> texts) {}

  private final Run run;
  private final Set<String> useless = new HashSet<>();
  private final Map<Path, String> texts = new LinkedHashMap<>();
  private boolean single;

  /**
   * Makes a fixer.
   *
   * @param run analyses the sources again
   */
  public Fixer(Run run) {
    this.run = run;
  }

  /**
   * Finds out which fixes help; no file is written.
   *
   * @param first what was found
   * @return what is to be done
   * @throws IOException if a file cannot be read
   */
  public Outcome fix(Report first) throws IOException {
    Report report = first;
    int applied = 0;
    while (true) {
      List<Result> chosen = choose(report);
      if (chosen.isEmpty()) {
        return new Outcome(report, applied, Map.copyOf(texts));
      }
      Map<Path, String> changed = new HashMap<>(texts);
      changed.putAll(applied(chosen));
      Report next = run.again(changed);
      if (isBetter(next, report)) {
        texts.putAll(changed);
        applied += chosen.size();
        report = next;
      } else if (chosen.size() > 1) {
        single = true;
      } else {
        useless.add(chosen.getFirst().fingerprint());
      }
    }
  }

  private static boolean isBetter(Report next, Report report) {
    return next.results().size() < report.results().size()
        && next.unreadable().size() <= report.unreadable().size()
        && next.compileErrors() <= report.compileErrors();
  }

  /** Findings whose fixes do not touch each other. */
  private List<Result> choose(Report report) {
    List<Result> chosen = new ArrayList<>();
    List<Edit> taken = new ArrayList<>();
    for (Result result : report.results()) {
      List<Fix> fixes = result.finding().fixes();
      if (fixes.isEmpty() || useless.contains(result.fingerprint())) {
        continue;
      }
      List<Edit> edits = fixes.getFirst().edits();
      if (edits.stream().noneMatch(edit -> taken.stream().anyMatch(other -> touch(edit, other)))) {
        chosen.add(result);
        taken.addAll(edits);
        if (single) {
          break;
        }
      }
    }
    return chosen;
  }

  private static boolean touch(Edit a, Edit b) {
    return a.span().file().equals(b.span().file())
        && a.span().start() <= b.span().end()
        && b.span().start() <= a.span().end();
  }

  private Map<Path, String> applied(List<Result> chosen) {
    Map<Path, List<Edit>> edits = new LinkedHashMap<>();
    for (Result result : chosen) {
      for (Edit edit : result.finding().fixes().getFirst().edits()) {
        edits.computeIfAbsent(Path.of(edit.span().file()), _ -> new ArrayList<>()).add(edit);
      }
    }
    Map<Path, String> changed = new HashMap<>();
    edits.forEach(
        (file, list) -> changed.put(file, Patch.apply(SourceText.read(file, texts).text(), list)));
    return changed;
  }
}
