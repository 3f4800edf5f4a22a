package io.framealloc.fa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.fa.cli.analysis.Progress;
import io.framealloc.fa.cli.format.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code fa scan}, and what methods of jars mean for sources. */
final class ScanCommandTest {

  private static final String LATE =
      """
      package game;

      import io.framealloc.*;
      @SuppressWarnings("framealloc") // for the plugin, where the class path has it
      public class Late {
        public static FrameBox<Integer> last;

        public int late(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameBox<Integer> box = alloc.frameBox(1);
          alloc.endFrame();
          return box.get();
        }

        public void open(SmartAlloc alloc, boolean early) {
          alloc.beginFrame();
          if (early) {
            return;
          }
          alloc.endFrame();
        }

        public static void keep(FrameBox<Integer> box) {
          last = box;
        }
      }
      """;

  @TempDir private Path folder;
  private String out = "";

  @BeforeEach
  void compile() throws IOException {
    folder = folder.toRealPath();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Late.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return LATE;
          }
        };
    List<String> options = List.of("-proc:none", "-d", classes.toString());
    assertTrue(
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, null, options, null, List.of(source))
            .call());
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("late.jar")))) {
      jar.putNextEntry(new JarEntry("game/Late.class"));
      jar.write(Files.readAllBytes(classes.resolve("game/Late.class")));
    }
  }

  private int run(String... arguments) {
    StringWriter written = new StringWriter();
    int code =
        Main.commandLine(new World(folder, false, Progress.SILENT))
            .setOut(new PrintWriter(written))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(arguments);
    out = written.toString();
    return code;
  }

  @Test
  void jar_isScanned() {
    assertEquals(1, run("scan", "late.jar", "--format", "compact"));
    assertEquals(
        """
        late.jar!/game/Late.java:12:1: error [FA104]: Attempted to use frame data after end_frame
        late.jar!/game/Late.java:16:1: error [FA103]: a frame is not ended on every path
        """,
        out);
  }

  @Test
  void folderAndFile_areScanned() {
    assertEquals(1, run("scan", "classes", "--only", "FA104", "--format", "compact"));
    assertTrue(out.startsWith("classes/game/Late.java:12:1: error [FA104]"), out);
    assertEquals(1, run("scan", "classes/game/Late.class", "--skip", "FA104"));
    assertTrue(out.contains("FA103"), out);
  }

  @Test
  void terminal_showsLinesWithoutTheirText() {
    run("scan", "late.jar", "--only", "FA104");
    assertEquals(
        """
        error[FA104]: Attempted to use frame data after end_frame
          --> late.jar!/game/Late.java:12:1
           |
        10 | - made here
        11 | - ended here
        12 | ^ used here after its frame ended
           |
           = help: use it before the frame ends
           = see: fa explain FA104

        note: scanned: classes=1
        1 error, 1 file analysed
        """,
        out);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormat_namesTheFinding(Format format) {
    assertEquals(1, run("scan", "late.jar", "--format", format.toString()));
    assertTrue(out.contains("FA104"), out);
  }

  @Test
  void levelsAndBaseline_apply() throws IOException {
    Files.writeString(folder.resolve(".fa.toml"), "[lints]\nFA103 = \"allow\"\nFA104 = \"warn\"\n");
    assertEquals(0, run("scan", "late.jar", "--format", "compact"));
    assertTrue(out.contains("warning [FA104]"), out);
    assertEquals(1, run("scan", "late.jar", "--deny-warnings"));
    assertEquals(0, run("scan", "late.jar", "--min-severity", "error", "--format", "compact"));
    assertEquals("", out);
  }

  @Test
  void whatIsNoClassFile_isReported() throws IOException {
    Files.writeString(folder.resolve("classes/Broken.class"), "no class");
    assertEquals(2, run("scan", "classes", "--format", "compact"));
    assertTrue(out.contains("Broken.class:0:0: error: not a class file"), out);
    assertEquals(2, run("scan", "missing.jar"));
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    assertEquals(2, run("scan", "broken.jar"));
  }

  @Test
  void jarOnTheClassPath_tellsWhatItsMethodsDo() throws IOException {
    Files.writeString(
        folder.resolve("User.java"),
        """
        import io.framealloc.*;

        class User {
          void use(SmartAlloc alloc) {
            try (Frame frame = alloc.beginFrame()) {
              game.Late.keep(frame.box(1));
            }
          }
        }
        """);
    String classPath =
        System.getProperty("java.class.path")
            + java.io.File.pathSeparator
            + folder.resolve("late.jar");
    String[] arguments = {
      "--classpath", classPath, "--cache", "cache", "--format", "compact", "User.java"
    };
    for (int round = 0; round < 2; round++) {
      assertEquals(1, run(arguments));
      assertTrue(out.startsWith("User.java:6:"), out);
      assertTrue(out.contains("[FA702]"), out);
    }
    assertTrue(Files.isDirectory(folder.resolve("cache")));
  }
}
