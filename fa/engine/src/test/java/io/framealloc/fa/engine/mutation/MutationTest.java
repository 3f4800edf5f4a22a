package io.framealloc.fa.engine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Finding;
import io.framealloc.fa.engine.mutation.Program.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Defects planted in the examples and the demo, one at a time: each is found where it is, and
 * nothing is reported anywhere else.
 *
 * <p>Every mutant is a copy of a whole class under another name, so that one compilation holds them
 * all.
 */
final class MutationTest {

  private static final Pattern SUPPRESSED =
      Pattern.compile("@SuppressWarnings\\([^)]*\"(FA\\d|framealloc)");
  private static final Path ROOT = Path.of("..", "..");

  /** What is reported about a program as it is: the mistakes that the guide shows. */
  private record Known(String file, Code code, String line) {}

  private record Mutant(Defect defect, String original, Code code, Source source) {}

  /** What came of the mutants with one defect. */
  private static final class Tally {
    private int sites;
    private int found;
    private int consequences;
    private int offSite;
  }

  private static List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (String module : List.of("examples", "demo")) {
      Path folder = ROOT.resolve(Path.of(module, "src", "main", "java"));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.sorted()::iterator) {
          String name = file.getFileName().toString();
          String text = name.endsWith(".java") ? Files.readString(file) : "import picocli.";
          if (!name.endsWith("-info.java") && !text.contains("import picocli.")) {
            sources.add(new Source("/" + folder.relativize(file), text));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  @Test
  void plantedDefects_areFoundWhereTheyAre() {
    run(Dialect.FRAMEALLOC, sources());
  }

  private static void run(Dialect dialect, List<Source> sources) {
    long start = System.nanoTime();
    Program program = new Program(sources);
    List<Finding> before = program.findings(dialect.models);
    Set<Known> known = new HashSet<>();
    for (Finding finding : before) {
      known.add(known(finding, sources, finding.span().file()));
    }
    List<Mutant> mutants = mutants(program, dialect, before);
    List<Source> all = new ArrayList<>(sources);
    mutants.forEach(mutant -> all.add(mutant.source));
    System.out.printf("prepared %d %n", (System.nanoTime() - start) / 1000000);
    List<Finding> after = new Program(all).findings(dialect.models);
    System.out.printf("analyzed %d %n", (System.nanoTime() - start) / 1000000);
    Map<String, List<Finding>> byFile = new HashMap<>();
    for (Finding finding : after) {
      byFile.computeIfAbsent(finding.span().file(), _ -> new ArrayList<>()).add(finding);
    }
    Map<Defect, Tally> tallies = new EnumMap<>(Defect.class);
    List<String> wrong = new ArrayList<>();
    for (Mutant mutant : mutants) {
      Tally tally = tallies.computeIfAbsent(mutant.defect, _ -> new Tally());
      tally.sites++;
      boolean found = false;
      for (Finding finding : byFile.getOrDefault(mutant.source.name(), List.of())) {
        String line = lineOf(mutant.source, finding);
        if (line.contains(Planter.MARK)) {
          found |= finding.code() == mutant.code || isBegunAgain(mutant, finding);
        } else if (isConsequence(mutant, finding)) {
          tally.consequences++;
        } else if (!known.contains(known(finding, List.of(mutant.source), mutant.original))) {
          tally.offSite++;
          wrong.add("off site: " + describe(mutant, finding) + ": " + line.strip());
        }
      }
      if (found) {
        tally.found++;
      } else if (mutant.code != null) {
        wrong.add("missed: " + mutant.defect + " in " + mutant.source.name());
        wrong.add(excerpt(mutant.source));
      }
    }
    tallies.forEach(
        (defect, t) ->
            System.out.printf(
                "%s %s: %d planted, %d found, %d off site%n",
                dialect, defect, t.sites, t.found, t.offSite));
    assertEquals(List.of(), wrong);
  }

  /* A frame that stays open in a loop is begun a second time in the next round. */
  private static boolean isBegunAgain(Mutant mutant, Finding finding) {
    return mutant.defect == Defect.UNCLOSED && finding.code() == Code.FA101;
  }

  /* What is retained beyond a frame is not promoted if the frame stays open. */
  private static boolean isConsequence(Mutant mutant, Finding finding) {
    return mutant.defect == Defect.UNCLOSED && finding.code() == Code.FA406;
  }

  private static String excerpt(Source source) {
    List<String> lines = source.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(Planter.MARK)) {
        return String.join("\n", lines.subList(Math.max(0, i - 8), Math.min(lines.size(), i + 8)));
      }
    }
    return "";
  }

  private static String describe(Mutant mutant, Finding finding) {
    return mutant.defect
        + " in "
        + mutant.source.name()
        + ":"
        + finding.span().line()
        + " "
        + finding.code();
  }

  private static String lineOf(Source source, Finding finding) {
    return source.text().lines().skip(finding.span().line() - 1).findFirst().orElse("");
  }

  private static Known known(Finding finding, List<Source> sources, String original) {
    for (Source source : sources) {
      if (source.name().equals(finding.span().file())) {
        return new Known(
            original, finding.code(), lineOf(source, finding).replaceAll("_\\d+\\b", "").strip());
      }
    }
    throw new IllegalStateException("no such file: file=" + finding.span().file());
  }

  private static List<Mutant> mutants(Program program, Dialect dialect, List<Finding> known) {
    Sites sites =
        new Sites(program, dialect, (unit, method) -> isRight(program, unit, method, known));
    Planter planter = new Planter(program);
    List<Mutant> mutants = new ArrayList<>();
    for (Site site : sites.sites()) {
      ClassTree top = Planter.onlyClass(site.unit());
      assertTrue(top != null, "one class a file");
      for (Defect defect : Defect.values()) {
        Edits edits = planter.plant(defect, site, top);
        if (edits != null) {
          Code code = defect.code(site.region(), dialect);
          mutants.add(mutant(program, site.unit(), top, edits, defect, code, mutants.size()));
        }
      }
    }
    for (Sites.Frame frame : sites.frames()) {
      ClassTree top = Planter.onlyClass(frame.unit());
      Edits edits = planter.leaveOpen(frame.unit(), frame.method(), frame.region(), top);
      mutants.add(
          mutant(program, frame.unit(), top, edits, Defect.UNCLOSED, Code.FA103, mutants.size()));
    }
    return mutants;
  }

  private static Mutant mutant(
      Program program,
      CompilationUnitTree unit,
      ClassTree top,
      Edits edits,
      Defect defect,
      Code code,
      int number) {
    String name = top.getSimpleName() + "_" + number;
    String original = unit.getSourceFile().getName();
    String text = edits.addAll(Renaming.of(program, unit, top, name)).of(program.text(unit));
    String file = original.replaceAll("/[^/]*$", "/" + name + ".java");
    return new Mutant(defect, original, code, new Source(file, text));
  }

  /* Whether nothing is reported in a method as it is, and nothing suppressed. */
  private static boolean isRight(
      Program program, CompilationUnitTree unit, MethodTree method, List<Finding> known) {
    String file = unit.getSourceFile().getName();
    int from = program.start(unit, method);
    int to = program.end(unit, method);
    return to > from
        && !SUPPRESSED.matcher(program.text(unit).substring(from, to)).find()
        && known.stream()
            .noneMatch(
                f ->
                    f.span().file().equals(file)
                        && f.span().start() >= from
                        && f.span().start() < to);
  }
}
