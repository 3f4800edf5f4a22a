package io.framealloc.fa.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folders of the corpus: each is one compilation, and its name says what is looked for. */
record Corpus(Path folder) {

  private static final Path ROOT = Path.of("src", "test", "resources", "corpus");

  static List<Corpus> all() {
    try (Stream<Path> all = Files.list(ROOT)) {
      return all.filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().equals("stubs"))
          .sorted()
          .map(Corpus::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** Returns whether the clean cases of the folder are about this code. */
  boolean isAbout(String code) {
    return name().startsWith(code);
  }

  List<Path> files() {
    return Sample.files(folder);
  }

  List<Finding> findings() {
    List<Path> compiled = new ArrayList<>(files());
    if (compiled.stream().anyMatch(Corpus::needsStubs)) {
      compiled.addAll(Sample.files(ROOT.resolve("stubs")));
    }
    return Sample.findings(settings(), compiled);
  }

  private static boolean needsStubs(Path file) {
    return Sample.linesOf(file).getFirst().equals("// with stubs");
  }

  Settings settings() {
    Settings settings = Settings.DEFAULT;
    return switch (name()) {
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
}
