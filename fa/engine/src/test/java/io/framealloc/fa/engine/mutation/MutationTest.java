package io.framealloc.fa.engine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.mutation.Program.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Defects planted in the examples and the demo, one at a time: each is found where it is, and
 * nothing is reported anywhere else.
 *
 * <p>Every mutant is a copy of a whole class under another name, so that one compilation holds them
 * all. A finding is on its site if it is on a marked line: that of the planted statement, the one
 * that opens a frame left open, or the head of a public method that leaves one open.
 */
final class MutationTest {

  /** What is reported about a program as it is: the mistakes that the guide shows. */
  private record Known(String file, Code code, String line) {}

  /** What came of the mutants with one defect. */
  private static final class Tally {
    private int planted;
    private int found;
    private int consequences;
    private int offSite;
  }

  @Test
  void defectsInFrames_areFoundWhereTheyAre() {
    run(Dialect.FRAMEALLOC, 500);
  }

  @Test
  void defectsInArenas_areFoundWhereTheyAre() {
    run(Dialect.FFM, 300);
  }

  @Test
  void defectsOnStacks_areFoundWhereTheyAre() {
    run(Dialect.LWJGL, 300);
  }

  private static void run(Dialect dialect, int fewest) {
    List<Source> sources = Programs.of(dialect);
    Program program = new Program(sources);
    Set<Known> known = known(program.findings(dialect.models), sources);
    List<Mutant> mutants = Mutant.of(program, dialect);
    List<Source> all = new ArrayList<>(sources);
    mutants.forEach(mutant -> all.add(mutant.source()));
    Map<String, List<Finding>> findings = new HashMap<>();
    for (Finding finding : new Program(all).findings(dialect.models)) {
      findings.computeIfAbsent(finding.span().file(), _ -> new ArrayList<>()).add(finding);
    }
    Map<Defect, Tally> tallies = new EnumMap<>(Defect.class);
    List<String> wrong = new ArrayList<>();
    for (Mutant mutant : mutants) {
      Tally tally = tallies.computeIfAbsent(mutant.defect(), _ -> new Tally());
      List<Finding> found = findings.getOrDefault(mutant.source().name(), List.of());
      judge(mutant, found, known, tally, wrong);
    }
    tallies.forEach((defect, tally) -> print(dialect, defect, tally));
    assertEquals(List.of(), wrong);
    assertTrue(mutants.size() >= fewest, "too few mutants: " + mutants.size());
  }

  private static Set<Known> known(List<Finding> findings, List<Source> sources) {
    Set<Known> known = new HashSet<>();
    for (Finding finding : findings) {
      for (Source source : sources) {
        if (source.name().equals(finding.span().file())) {
          String line = source.text().lines().skip(finding.span().line() - 1).findFirst().get();
          known.add(new Known(source.name(), finding.code(), line.strip()));
        }
      }
    }
    return known;
  }

  private static void judge(
      Mutant mutant, List<Finding> findings, Set<Known> known, Tally tally, List<String> wrong) {
    tally.planted++;
    boolean found = false;
    for (Finding finding : findings) {
      String line = mutant.line(finding);
      String before = line.replaceAll("_\\d+\\b", "").strip();
      if (line.contains(Planter.MARK) && mutant.isFoundBy(finding)) {
        found = true;
      } else if (mutant.hasConsequence(finding)) {
        tally.consequences++;
      } else if (!known.contains(new Known(mutant.original(), finding.code(), before))) {
        tally.offSite++;
        wrong.add(
            "off site: %s in %s: %s: %s"
                .formatted(mutant.defect(), mutant.source().name(), finding.code(), before));
      }
    }
    if (found) {
      tally.found++;
    } else if (mutant.code() != null) {
      wrong.add(
          "missed: %s in %s:\n%s"
              .formatted(mutant.defect(), mutant.source().name(), mutant.excerpt()));
    }
  }

  private static void print(Dialect dialect, Defect defect, Tally tally) {
    System.out.printf(
        "%-10s %-16s %3d planted, %3d found, %d off site, %d consequences%n",
        dialect, defect, tally.planted, tally.found, tally.offSite, tally.consequences);
  }
}
