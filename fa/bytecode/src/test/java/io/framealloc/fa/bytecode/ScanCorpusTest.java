package io.framealloc.fa.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's labelled corpus, compiled: what a scan finds is labelled, and it finds most. */
final class ScanCorpusTest {

  private static final Path CORPUS = Path.of("..", "engine", "src", "test", "resources", "corpus");
  private static final Pattern LABEL = Pattern.compile("(ERROR|WARN|HINT) (FA\\d{3})");
  private static final double LEAST_RECALL = 0.8;

  @TempDir private Path folder;

  @Test
  void findingsOfAScan_areLabelled_andMostLabelsAreFound() throws IOException {
    Set<String> expected = new TreeSet<>();
    Set<String> actual = new TreeSet<>();
    try (Stream<Path> samples = Files.list(CORPUS)) {
      for (Path sample : samples.filter(ScanCorpusTest::isForScan).sorted().toList()) {
        List<Path> files = javaFiles(sample);
        for (Path file : files) {
          expected.addAll(labels(file));
        }
        Path classes = folder.resolve(sample.getFileName());
        Compiled.files(files, classes);
        actual.addAll(scan(classes));
      }
    }
    Set<String> wrong = new TreeSet<>(actual);
    wrong.removeAll(expected);
    Set<String> missed = new TreeSet<>(expected);
    missed.removeAll(actual);
    System.out.println("scan: labels=" + expected.size() + ", missed=" + missed);
    assertEquals(Set.of(), wrong, "not labelled");
    double recall = 1 - (double) missed.size() / expected.size();
    assertTrue(recall >= LEAST_RECALL, "recall=" + recall + ", missed=" + missed);
  }

  private static boolean isForScan(Path sample) {
    String name = sample.getFileName().toString();
    return name.matches("FA[1-7]\\d\\d");
  }

  private static List<Path> javaFiles(Path sample) throws IOException {
    try (Stream<Path> all = Files.walk(sample)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> labels(Path file) throws IOException {
    List<String> labels = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher label = LABEL.matcher(lines.get(i));
      while (label.find()) {
        if (Scan.CODES.contains(Code.valueOf(label.group(2)))) {
          labels.add(
              file.getFileName() + ":" + (i + 1) + " " + label.group(1) + " " + label.group(2));
        }
      }
    }
    return labels;
  }

  /* What the source suppresses is not seen in classes. */
  private static List<String> scan(Path classes) throws IOException {
    return new Scan(Settings.DEFAULT, List.of())
        .run(List.of(classes)).findings().stream()
            .filter(one -> !one.place().contains("#suppressed"))
            .map(Scan.Placed::finding)
            .map(
                finding ->
                    Path.of(finding.span().file()).getFileName()
                        + ":"
                        + finding.span().line()
                        + " "
                        + finding.severity().name().replace("WARNING", "WARN")
                        + " "
                        + finding.code())
            .toList();
  }
}
