package io.framealloc.fa.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The labelled corpus: every line gives what its comment says, and nothing else. */
final class CorpusTest {

  private static final Path CORPUS = Path.of("src", "test", "resources", "corpus");

  private static List<Path> folders() throws java.io.IOException {
    try (Stream<Path> all = Files.list(CORPUS)) {
      return all.filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().equals("stubs"))
          .sorted()
          .toList();
    }
  }

  private static Settings settingsOf(Path folder) {
    String name = folder.getFileName().toString();
    Settings settings = Settings.DEFAULT;
    return switch (name) {
      case "ffm" -> settings.withModels(EnumSet.of(Model.FRAMEALLOC, Model.FFM));
      case "lwjgl" -> settings.withModels(EnumSet.of(Model.LWJGL));
      case "FA801", "FA802" ->
          settings.withTags(
              List.of("physics", "physics::contacts", "ui", "audio"),
              Map.of(
                  new PackageGlob("game.physics.**"),
                  List.of("physics", "physics::contacts"),
                  new PackageGlob("game.ui.**"),
                  List.of("ui")));
      case "FA803" ->
          settings.withBoundaries(
              Map.of(
                  new PackageGlob("game.ui.**"),
                  List.of(new PackageGlob("game.ui.**"), new PackageGlob("game.shared"))));
      default -> settings;
    };
  }

  @TestFactory
  Stream<DynamicTest> everyLine_givesWhatItSays() throws java.io.IOException {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) {
    List<Path> files = Sample.files(folder);
    assertTrue(!files.isEmpty(), "no sample in " + folder);
    List<Path> compiled = new ArrayList<>(files);
    if (files.stream().anyMatch(CorpusTest::needsStubs)) {
      compiled.addAll(Sample.files(CORPUS.resolve("stubs")));
    }
    List<Finding> findings = Sample.findings(settingsOf(folder), compiled);
    assertEquals(List.of(), Sample.differences(Sample.expected(files), Sample.actual(findings)));
  }

  private static boolean needsStubs(Path file) {
    return Sample.linesOf(file).getFirst().equals("// with stubs");
  }

  @Test
  void everyCodeOfTheAnalyzer_hasACase() {
    Set<String> codes = new TreeSet<>();
    for (Path file : Sample.files(CORPUS)) {
      for (String line : Sample.expected(List.of(file))) {
        codes.add(line.substring(line.length() - 5));
      }
    }
    Set<String> wanted = new TreeSet<>();
    for (Code code : EnumSet.allOf(Code.class)) {
      if (code.isByAnalyzer() && !code.name().startsWith("FA9")) {
        wanted.add(code.name());
      }
    }
    assertEquals(wanted, codes);
  }
}
