package io.framealloc.fa.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The analyzer inside javac, found by itself. */
final class FaPluginTest {

  private static final String MISUSE =
      """
      import io.framealloc.FrameVec;
      import io.framealloc.SmartAlloc;

      class Misuse {
        static void late(SmartAlloc alloc) {
          alloc.beginFrame();
          FrameVec<Integer> data = alloc.frameVec(Integer.class);
          alloc.endFrame();
          data.push(42);
        }
      }
      """;

  private static final String LEAK =
      """
      import io.framealloc.SmartAlloc;

      class Leak {
        static int leak(SmartAlloc alloc) {
          return alloc.poolBox(42).get();
        }
      }
      """;

  @TempDir private Path out;

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private record Result(boolean compiled, List<Diagnostic<? extends JavaFileObject>> all) {

    List<String> ours() {
      List<String> texts = new ArrayList<>();
      for (Diagnostic<? extends JavaFileObject> diagnostic : all) {
        String text = diagnostic.getMessage(Locale.ROOT);
        if (text.startsWith("[FA") || text.startsWith("framealloc:")) {
          String first = text.lines().findFirst().orElse("");
          texts.add(diagnostic.getKind() + " " + diagnostic.getLineNumber() + " " + first);
        }
      }
      return texts;
    }
  }

  private Result compile(List<Source> sources, String... more) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options = new ArrayList<>(List.of("-d", out.toString()));
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
    options.addAll(List.of(more));
    boolean compiled = compiler.getTask(null, null, diagnostics, options, null, sources).call();
    return new Result(compiled, diagnostics.getDiagnostics());
  }

  private static final String LATE = "ERROR 9 [FA104] use of `data` after its frame ended";

  @Test
  void misuse_doesNotCompileWithTheJarOnTheClassPath() throws IOException {
    Result result = compile(List.of(new Source("Misuse", MISUSE)));
    assertFalse(result.compiled());
    assertEquals(List.of(LATE), result.ours());
  }

  @Test
  void misuse_doesNotCompileWithTheJarOnTheProcessorPath() throws IOException {
    Result result =
        compile(
            List.of(new Source("Misuse", MISUSE)),
            "-processorpath",
            System.getProperty("java.class.path"));
    assertFalse(result.compiled());
    assertEquals(List.of(LATE), result.ours());
  }

  @Test
  void misuse_isFoundWithoutAnnotationProcessing() throws IOException {
    Result result = compile(List.of(new Source("Misuse", MISUSE)), "-proc:none");
    assertEquals(List.of(LATE), result.ours());
  }

  @Test
  void message_showsBothEndsAndWhatToDo() throws IOException {
    Result result = compile(List.of(new Source("Misuse", MISUSE)));
    String text = result.all().getFirst().getMessage(Locale.ROOT);
    assertTrue(text.contains("line 7: allocated here"), text);
    assertTrue(text.contains("line 8: frame ended here"), text);
    assertTrue(text.contains("help: "), text);
  }

  @Test
  void warning_letsTheClassCompile() throws IOException {
    Result result = compile(List.of(new Source("Leak", LEAK)));
    assertTrue(result.compiled());
    assertEquals(List.of("WARNING 5 [FA401] `PoolBox` is never closed"), result.ours());
  }

  @Test
  void helperOfADependency_isFollowedInItsCode() throws IOException {
    Source library =
        new Source(
            "Keeper",
            """
            package lib;

            import io.framealloc.FrameBox;

            public final class Keeper {
              private static FrameBox<Integer> last;

              private Keeper() {}

              @SuppressWarnings("FA702")
              public static void keep(FrameBox<Integer> box) {
                last = box;
              }

              public static int look(FrameBox<Integer> box) {
                return box.get();
              }
            }
            """);
    assertTrue(compile(List.of(library)).compiled());
    Source user =
        new Source(
            "User",
            """
            import io.framealloc.Frame;
            import io.framealloc.SmartAlloc;
            import lib.Keeper;

            class User {
              static int use(SmartAlloc alloc) {
                try (Frame frame = alloc.beginFrame()) {
                  Keeper.keep(frame.box(1));
                  return Keeper.look(frame.box(2));
                }
              }
            }
            """);
    Path jar = out.resolve("lib.jar");
    try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar))) {
      packed.putNextEntry(new JarEntry("lib/Keeper.class"));
      packed.write(Files.readAllBytes(out.resolve("lib/Keeper.class")));
    }
    for (Path place : List.of(out, jar)) {
      String path = System.getProperty("java.class.path") + File.pathSeparator + place;
      Result result = compile(List.of(user), "-cp", path);
      assertEquals(
          List.of("ERROR 8 [FA702] Frame allocation escaped frame boundary"), result.ours());
    }
  }

  @Test
  void helperOfAnotherFile_isFollowedInEitherOrder() throws IOException {
    Source caller =
        new Source(
            "Caller",
            """
            import io.framealloc.FrameBox;
            import io.framealloc.SmartAlloc;

            class Caller {
              static int late(SmartAlloc alloc) {
                alloc.beginFrame();
                FrameBox<Integer> box = alloc.frameBox(1);
                Helper.end(alloc);
                return box.get();
              }
            }
            """);
    Source helper =
        new Source(
            "Helper",
            """
            import io.framealloc.SmartAlloc;

            class Helper {
              static void end(SmartAlloc alloc) {
                alloc.endFrame();
              }
            }
            """);
    List<String> expected = List.of("ERROR 9 [FA104] use of `box` after its frame ended");
    assertEquals(expected, compile(List.of(caller, helper)).ours());
    assertEquals(expected, compile(List.of(helper, caller)).ours());
  }

  @Test
  void misuse_isReportedBesideOrdinaryErrors() throws IOException {
    Source broken =
        new Source(
            "Misuse", MISUSE.replace("class Misuse {", "class Misuse { int broken = \"text\";"));
    assertEquals(List.of(LATE), compile(List.of(broken)).ours());
  }

  @Test
  void code_isSwitchedOffAndOn() throws IOException {
    Source misuse = new Source("Misuse", MISUSE);
    assertEquals(List.of(), compile(List.of(misuse), "-Xplugin:framealloc -FA104").ours());
    Result leak = compile(List.of(new Source("Leak", LEAK)), "-Xplugin:framealloc +FA401");
    assertEquals(List.of("ERROR 5 [FA401] `PoolBox` is never closed"), leak.ours());
    assertEquals(
        List.of(),
        compile(List.of(new Source("Leak", LEAK)), "-Xplugin:framealloc min=error").ours());
    assertEquals(List.of(), compile(List.of(misuse), "-Xplugin:framealloc off").ours());
  }

  @Test
  void unknownOption_isOneWarning() throws IOException {
    Result result = compile(List.of(new Source("Leak", LEAK)), "-Xplugin:framealloc -FA401 loud");
    assertEquals(1, result.ours().size());
    assertTrue(result.ours().getFirst().contains("unknown option: word=loud"));
  }

  @Test
  void otherCode_isNotLookedAt() throws IOException {
    Result result = compile(List.of(new Source("Plain", "class Plain { int x = 1; }")));
    assertTrue(result.compiled());
    assertEquals(List.of(), result.ours());
  }

  @Test
  void hostedTask_isLeftToItsHost() throws IOException {
    System.setProperty("framealloc.fa.hosted", "true");
    try {
      assertEquals(List.of(), compile(List.of(new Source("Misuse", MISUSE))).ours());
    } finally {
      System.clearProperty("framealloc.fa.hosted");
    }
  }
}
