package io.framealloc.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code in the documentation is the code of the examples.
 *
 * <p>{@code -Dframealloc.docs=apply} rewrites the blocks that differ.
 */
final class DocsTest {

  private static final Path EXAMPLES = Path.of("").toAbsolutePath();
  private static final Path ROOT = EXAMPLES.getParent();
  private static final Path SOURCES = EXAMPLES.resolve("src/main/java");
  private static final Path TESTS = EXAMPLES.resolve("src/test/java");

  private static final String HINT = "; rewrite them with -Dframealloc.docs=apply";

  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>framealloc[\\w-]*</artifactId>\\s*<version>([^<]*)</version>");

  static Stream<String> pages() {
    return Stream.of(
        "README.md",
        "docs/getting-started.md",
        "docs/observing.md",
        "docs/tools.md",
        "docs/troubleshooting.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void blocks_areTheirSources(String file) throws Exception {
    Page page = Page.read(ROOT.resolve(file));
    List<String> stale = new ArrayList<>();
    List<Page.Block> blocks = page.blocks();
    for (Page.Block block : blocks.reversed()) {
      List<String> source = source(block);
      if (!source.equals(page.content(block))) {
        stale.addFirst(file + ":" + (block.line() + 1) + " " + block.name() + "#" + block.region());
        page = page.with(block, source);
      }
    }
    if ("apply".equals(System.getProperty("framealloc.docs"))) {
      page.write();
    } else {
      assertEquals(List.of(), stale, () -> "blocks that differ from their sources" + HINT);
    }
    assertFalse(blocks.isEmpty(), file);
  }

  private static List<String> source(Page.Block block)
      throws IOException, ReflectiveOperationException {
    Sources sources = new Sources(block.name().endsWith("Test") ? TESTS : SOURCES);
    return block.kind().equals("code")
        ? sources.region(block.name(), block.region())
        : Programs.says(sources.className(block.name()), block.region());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void javaCode_isAlwaysIncluded(String file) throws IOException {
    assertEquals(List.of(), Page.read(ROOT.resolve(file)).unmarkedCode());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void versions_areTheBuilds(String file) throws IOException {
    Matcher build =
        Pattern.compile("<version>([^<]*)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertTrue(build.find());
    Matcher shown = ARTIFACT.matcher(Files.readString(ROOT.resolve(file)));
    while (shown.find()) {
      assertEquals(build.group(1), shown.group(1), file);
    }
  }
}
