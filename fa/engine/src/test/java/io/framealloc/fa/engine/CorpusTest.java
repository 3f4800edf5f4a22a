package io.framealloc.fa.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.framealloc.diagnostics.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The labelled corpus: every case gives what its label says, and nothing else. */
final class CorpusTest {

  private static final int LEAST_CASES = 250;
  private static final int LEAST_OF_A_CODE = 2;

  private record Counted(Corpus folder, Case one) {}

  private static List<Counted> counted() {
    List<Counted> all = new ArrayList<>();
    for (Corpus folder : Corpus.all()) {
      Case.of(folder.files()).forEach(one -> all.add(new Counted(folder, one)));
    }
    return all;
  }

  @TestFactory
  Stream<DynamicContainer> everyCase_givesWhatItsLabelSays() {
    return Corpus.all().stream()
        .map(folder -> dynamicContainer(folder.name(), tests(folder).stream()));
  }

  private static List<DynamicTest> tests(Corpus folder) {
    List<Case> cases = Case.of(folder.files());
    Supplier<List<Finding>> findings = once(folder::findings);
    List<DynamicTest> tests = new ArrayList<>();
    for (Case one : cases) {
      tests.add(dynamicTest(nameOf(one), () -> check(one, findings.get())));
    }
    tests.add(dynamicTest("elsewhere", () -> checkElsewhere(folder, cases, findings.get())));
    return tests;
  }

  private static String nameOf(Case one) {
    return one.file().getFileName() + ":" + one.first() + " " + one.name();
  }

  private static Supplier<List<Finding>> once(Supplier<List<Finding>> make) {
    List<List<Finding>> made = new ArrayList<>();
    return () -> {
      if (made.isEmpty()) {
        made.add(make.get());
      }
      return made.getFirst();
    };
  }

  private static void check(Case one, List<Finding> all) {
    switch (one.label()) {
      case NONE -> throw new AssertionError("without a label: " + nameOf(one));
      case CONTRADICTORY -> throw new AssertionError("with two labels: " + nameOf(one));
      default -> {
        Set<String> actual = Sample.actual(all.stream().filter(one::covers).toList());
        assertEquals(List.of(), Sample.differences(one.findings(), actual));
      }
    }
  }

  private static void checkElsewhere(Corpus folder, List<Case> cases, List<Finding> all) {
    Set<String> expected = new TreeSet<>(Sample.expected(folder.files()));
    cases.forEach(one -> expected.removeAll(one.findings()));
    assertEquals(Set.of(), expected, "labels outside of cases");
    List<Finding> others =
        all.stream().filter(f -> cases.stream().noneMatch(one -> one.covers(f))).toList();
    assertEquals(Set.of(), Sample.actual(others), "findings outside of cases");
  }

  @Test
  void corpus_isLargeAndHalfNegative() {
    int positive = 0;
    int clean = 0;
    for (Counted each : counted()) {
      positive += each.one().label() == Case.Label.POSITIVE ? 1 : 0;
      clean += each.one().label() == Case.Label.CLEAN ? 1 : 0;
    }
    String counted = positive + " positive and " + clean + " negative cases";
    System.out.println("corpus: " + counted);
    assertTrue(positive + clean >= LEAST_CASES, counted);
    assertTrue(clean >= positive, counted);
  }

  @Test
  void everyCodeOfTheAnalyzer_hasCasesOfBothKinds() {
    List<Counted> all = counted();
    List<String> thin = new ArrayList<>();
    for (Code code : EnumSet.allOf(Code.class)) {
      if (code.isByAnalyzer() && !code.name().startsWith("FA9")) {
        int positive = 0;
        int clean = 0;
        for (Counted each : all) {
          boolean clear = each.one().label() == Case.Label.CLEAN;
          positive += each.one().findings().stream().anyMatch(f -> f.endsWith(code.name())) ? 1 : 0;
          clean += clear && each.folder().isAbout(code.name()) ? 1 : 0;
        }
        if (positive < LEAST_OF_A_CODE || clean < LEAST_OF_A_CODE) {
          thin.add(code + ": " + positive + " positive, " + clean + " negative");
        }
      }
    }
    assertEquals(List.of(), thin);
  }
}
