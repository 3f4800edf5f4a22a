package io.framealloc.fa.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.fa.engine.Model;
import io.framealloc.fa.engine.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every method of large class files is run: no crash, and nothing to report. */
final class ScanJdkTest {

  private static Scan.Result scanAll(Path input) throws IOException {
    Settings settings = Settings.DEFAULT.withModels(EnumSet.of(Model.FRAMEALLOC, Model.LWJGL));
    return new Scan(settings, List.of(), true).run(List.of(input));
  }

  @Test
  void classesOfTheJdk_giveNothing() throws IOException {
    FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
    Scan.Result result = scanAll(jrt.getPath("/modules/java.base"));
    assertEquals(List.of(), result.unreadable());
    assertEquals(List.of(), result.findings());
    assertTrue(result.classes() > 5_000, "too few classes: " + result.classes());
  }

  @Test
  void jarsOfTheClassPath_giveNothing() throws IOException {
    int classes = 0;
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        Scan.Result result = scanAll(Path.of(entry));
        assertEquals(List.of(), result.unreadable(), entry);
        assertEquals(List.of(), result.findings(), entry);
        classes += result.classes();
      }
    }
    assertTrue(classes > 100, "too few classes: " + classes);
  }
}
