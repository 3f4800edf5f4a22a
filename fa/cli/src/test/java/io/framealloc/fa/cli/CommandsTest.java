package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.SmartAlloc;
import io.framealloc.diagnostics.Code;
import io.framealloc.fa.cli.config.Config;
import io.framealloc.fa.cli.config.ConfigReader;
import io.framealloc.fa.cli.format.Format;
import io.framealloc.fa.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user types, what is answered, and the exit code. */
final class CommandsTest {

  private static final String LEAK =
      """
      import io.framealloc.*;

      class Leak {
        int answer(SmartAlloc alloc) {
          PoolBox<Integer> box = alloc.poolBox(42);
          return box.get();
        }
      }
      """;

  private static final String STORE =
      """
      import io.framealloc.*;

      class Store {
        static FrameBox<Integer> last;

        void keep(SmartAlloc alloc) {
          try (Frame frame = alloc.beginFrame()) {
            last = frame.box(42);
          }
        }
      }
      """;

  @TempDir private Path folder;
  private String out = "";
  private String err = "";

  @BeforeEach
  void writeSources() throws IOException {
    folder = folder.toRealPath();
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/Leak.java"), LEAK);
    Files.writeString(folder.resolve("src/Store.java"), STORE);
  }

  @Test
  void bareCommand_analysesTheFolder() {
    assertEquals(1, run("--format", "compact"));
    assertEquals(
        """
        src/Leak.java:5:28: warning [FA401]: `PoolBox` is never closed
        src/Store.java:8:7: error [FA702]: Frame allocation escaped frame boundary
        """,
        out);
  }

  @Test
  void groupsAndCodes_chooseWhatIsLookedFor() {
    assertEquals(0, run("--threading", "--async-safety"));
    assertEquals(0, run("--only", "fa104,FA401"));
    assertTrue(out.contains("FA401"), out);
    assertEquals(1, run("--skip", "FA401"));
    assertFalse(out.contains("FA401"), out);
    assertEquals(0, run("--allow", "FA702"));
  }

  @Test
  void severities_decideTheExitCode() {
    assertEquals(0, run("src/Leak.java"));
    assertEquals(1, run("--deny-warnings", "src/Leak.java"));
    assertEquals(1, run("--deny", "FA401", "src/Leak.java"));
    run("--min-severity", "error", "--format", "compact");
    assertEquals(1, out.lines().count(), out);
  }

  @Test
  void configuration_isHonoured() throws IOException {
    write(".fa.toml", "[global]\nexclude = [\"src/Store.java\"]\ndeny_warnings = true\n");
    assertEquals(1, run("--format", "compact"));
    assertEquals(List.of("src/Leak.java"), files());
    write(".fa.toml", "[lints]\nFA702 = \"hint\"\n");
    assertEquals(0, run());
    write(".fa.toml", "[global]\nmin_severity = \"error\"\n");
    run("--format", "compact");
    assertEquals(List.of("src/Store.java"), files());
    assertEquals(0, run("--config", write("other.toml", "[lints]\nFA702 = \"hint\"\n").toString()));
    assertEquals(2, run("--config", "none.toml"));
    assertEquals("fa: no such file: none.toml\n", err);
  }

  @Test
  void fileThatCannotBeWritten_isUnusable() {
    assertEquals(2, run("baseline", "--baseline", "nowhere/known.json"));
    assertEquals(
        "fa baseline: cannot be read or written: " + folder.resolve("nowhere/known.json") + "\n",
        err);
    assertEquals(2, run("--output", "nowhere/report"));
    assertEquals("fa: cannot be written: nowhere/report\n", err);
  }

  @Test
  void notes_areSaidBesideABaselineAndADiff() {
    assertEquals(0, run("baseline", "--gpu"));
    assertTrue(err.startsWith("note: --gpu looks for nothing"), err);
    assertEquals(0, run("--dry-run", "--gpu"));
    assertTrue(err.startsWith("note: --gpu looks for nothing"), err);
  }

  @Test
  void gpu_saysThatItHoldsNothing() {
    assertEquals(0, run("--gpu"));
    assertEquals(
        """
        note: --gpu looks for nothing: its codes FA901 to FA905 are for the GPU module, which this\
         version has not
        no findings, 2 files analysed
        """,
        out);
    assertEquals(0, run("--gpu", "--threading", "--format", "compact"));
    assertTrue(err.startsWith("note: --gpu looks for nothing: "), err);
    assertEquals(1, run("--gpu", "--dirtymem"));
  }

  @Test
  void codeThatFaNeverFinds_isRefused() {
    assertEquals(2, run("--deny", "FA404"));
    assertTrue(err.contains("FA404: found at run time only, not by fa"), err);
    assertEquals(2, run("--only", "FA901"));
    assertTrue(err.contains("FA901: is for the GPU module, which this version has not"), err);
  }

  @Test
  void fileThatIsNoRecording_isUnusable() {
    assertEquals(2, run("--from-jfr", "src/Leak.java"));
    assertTrue(
        err.startsWith("fa: src/Leak.java: not a recording of Flight Recorder: reason="), err);
    assertEquals(1, err.lines().count(), err);
    assertEquals(2, run("--from-jfr", "none.jfr"));
    assertEquals("fa: no such file: none.jfr\n", err);
  }

  @Test
  void recording_ranksTheFindings() throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      recording.dump(folder.resolve("empty.jfr"));
    }
    assertEquals(1, run("--from-jfr", "empty.jfr", "--format", "compact"));
    assertTrue(out.contains("is never closed (observed: never in this recording)\n"), out);
    assertTrue(err.startsWith("note: the recording has no single allocations"), err);
  }

  @Test
  void doctor_saysWhatItKnows() throws Exception {
    assertEquals(2, run("doctor"));
    assertEquals(
        "fa doctor: no pom.xml here: "
            + folder
            + "; for another build give its options with --javac\n",
        err);
    Path library =
        Path.of(SmartAlloc.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertEquals(1, run("doctor", "--javac", "-processorpath none -classpath " + library));
    assertTrue(out.startsWith("unchecked  javac: it compiles a test mistake: "), out);
    write("build.gradle", "");
    Files.createDirectory(folder.resolve(".vscode"));
    assertEquals(1, run("doctor"));
    assertTrue(out.startsWith("unchecked  build.gradle: Gradle always sets "), out);
    assertTrue(out.contains("note: Eclipse and VS Code compile by ECJ"), out);
    assertEquals(2, run("doctor", "nowhere"));
    write("pom.xml", "<project>");
    assertEquals(1, run("doctor"));
    assertTrue(out.startsWith("note: "), out);
  }

  @Test
  void wrongConfiguration_isUnusable() throws IOException {
    write(".fa.toml", "[global]\nsevere = 1\n");
    assertEquals(2, run());
    assertTrue(
        err.endsWith(
            ".fa.toml:2:1: severe: unknown key in [global]; known: min_severity,"
                + " exclude, deny_warnings\n"),
        err);
  }

  @Test
  void wrongUsage_isOneLineAndUnusable() {
    assertEquals(2, run("--deny", "FA999"));
    assertTrue(err.contains("no such code: FA999; fa list shows all"), err);
    assertEquals(1, err.lines().count(), err);
    assertEquals(2, run("nowhere"));
    assertEquals("fa: no such file or folder: " + folder.resolve("nowhere") + "\n", err);
    assertEquals(2, run("--frmat"));
    assertEquals(2, run("--exclude", "**"));
    assertTrue(err.startsWith("fa: no Java sources found: "), err);
  }

  @Test
  void unparsableFile_isUnusable_andTheRestIsAnalysed() throws IOException {
    write("src/Broken.java", "class {");
    assertEquals(2, run("--format", "compact"));
    assertEquals(List.of("src/Broken.java", "src/Leak.java", "src/Store.java"), files());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void output_isTheSameAsOnTheTerminal(Format format) throws IOException {
    run("--format", format.toString());
    String shown = out;
    assertEquals(1, run("--format", format.toString(), "--output", "report"));
    assertEquals("", out);
    assertEquals(shown, Files.readString(folder.resolve("report")));
  }

  @Test
  void baseline_hidesWhatIsKnown_untilItExpires() throws IOException {
    assertEquals(0, run("baseline"));
    assertEquals("written: fa-baseline.json, findings=2\n", out);
    assertEquals(0, run("--baseline", "fa-baseline.json"));
    assertTrue(out.contains("known from the baseline, not shown: count=2"), out);
    write("src/Leak.java", "class Leak {}");
    assertEquals(0, run("--baseline", "fa-baseline.json"));
    assertTrue(
        out.contains(
            "expired in the baseline: code=FA401, file=src/Leak.java,"
                + " place=Leak#answer(SmartAlloc)"),
        out);
    write("fa-baseline.json", "{}");
    assertEquals(2, run("--baseline", "fa-baseline.json"));
    assertEquals("fa: fa-baseline.json: no baseline of fa\n", err);
  }

  @Test
  void fix_mendsWhatItCan() throws IOException {
    assertEquals(0, run("--dry-run", "src/Leak.java"));
    assertTrue(out.startsWith("--- a/src/Leak.java\n+++ b/src/Leak.java\n@@ "), out);
    assertEquals(LEAK, Files.readString(folder.resolve("src/Leak.java")));
    assertEquals(0, run("--fix", "src/Leak.java"));
    assertTrue(out.contains("fixed: findings=1, files=1"), out);
    assertTrue(
        Files.readString(folder.resolve("src/Leak.java"))
            .contains("try (PoolBox<Integer> box = alloc.poolBox(42)) {"));
    run("src/Leak.java");
    assertEquals("no findings, 1 file analysed\n", out);
  }

  @Test
  void show_printsOneFile_andItsFixes() {
    assertEquals(0, run("show", "src/Leak.java", "--fixes"));
    assertTrue(out.contains(" --> src/Leak.java:5:28\n"), out);
    assertTrue(out.contains("+    try (PoolBox<Integer> box = alloc.poolBox(42)) {\n"), out);
    assertFalse(out.contains("Store.java"), out);
  }

  @Test
  void init_writesWhatIsLoaded() throws Exception {
    assertEquals(0, run("init"));
    assertEquals("written: .fa.toml\n", out);
    assertEquals(Config.DEFAULT, ConfigReader.read(folder.resolve(".fa.toml")));
    assertEquals(2, run("init"));
    assertEquals("fa init: .fa.toml is there already; --force replaces it\n", err);
    assertEquals(0, run("init", "--force"));
    assertEquals(1, run());
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void explain_printsThePage(Code code) {
    assertEquals(0, run("explain", code.name().toLowerCase(Locale.ROOT)));
    assertEquals(Page.of(code).markdown(), out);
  }

  @Test
  void list_showsEachCodeOnce() {
    assertEquals(0, run("list"));
    assertEquals(Code.values().length, out.lines().count());
    assertEquals(0, run("list", "--category", "budgets"));
    assertEquals(
        List.of("FA301", "FA302", "FA303"), out.lines().map(line -> line.substring(0, 5)).toList());
    assertEquals(2, run("list", "--category", "heap"));
    assertEquals(
        "fa list: no such category: heap; known: all, dirtymem, threading, budgets, async-safety,"
            + " architecture, gpu\n",
        err);
    assertEquals(0, run("list", "--category", "gpu"));
    assertEquals(5, out.lines().filter(line -> line.contains("planned")).count(), out);
  }

  private List<String> files() {
    return out.lines().map(line -> line.substring(0, line.indexOf(':'))).distinct().toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(String... arguments) {
    Answer answer = Answer.to(folder, arguments);
    out = answer.out();
    err = answer.err();
    return answer.code();
  }
}
