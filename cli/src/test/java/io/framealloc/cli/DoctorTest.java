package io.framealloc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DoctorTest {

  @TempDir private Path root;

  private String doctor(boolean nativeAccess) {
    String limit = Facts.maxDirectMemory(0, Bytes.gigabytes(4));
    SystemMemory memory = new SystemMemory(root);
    Facts facts = new Facts("25.0.1+8", "Eclipse", "/jdk", nativeAccess, limit, memory);
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new DoctorCommand(facts)).setOut(new PrintWriter(out));
    assertEquals(0, command.execute());
    return out.toString();
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void doctor_printsEverythingAligned() throws IOException {
    file(
        "proc/self/smaps",
        """
        7f10-7f20 rw-p 00000000 00:00 0
        Size:                 64 kB
        KernelPageSize:        4 kB
        MMUPageSize:           4 kB
        KernelPageSize:     2048 kB
        """);
    file("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
    assertEquals(
        """
        JDK
          version                 25.0.1+8
          vendor                  Eclipse
          home                    /jdk

        Memory
          native access           enabled
          page size               4.0 KiB
          transparent huge pages  madvise
          max direct memory       4.0 GiB, that of the heap; -XX:MaxDirectMemorySize sets another
        """,
        upTo("\nSettings", doctor(true)));
  }

  @Test
  void doctor_withoutNativeAccess_saysSo() {
    assertTrue(
        doctor(false).contains("\n  native access           not enabled, slower fallback\n"));
  }

  @Test
  void doctor_namesTheExactOptions() {
    assertEquals(
        """
        Native access is enabled by
          class path              --enable-native-access=ALL-UNNAMED
          module path             --enable-native-access=io.framealloc
          executable jar          Enable-Native-Access: ALL-UNNAMED (in its manifest)
        """,
        from("Native access is enabled by", doctor(false)));
  }

  @Test
  void doctor_onAnotherSystem_doesNotGuess() {
    String text = doctor(true);
    assertTrue(text.contains("\n  page size               unknown\n"), text);
    assertTrue(text.contains("\n  transparent huge pages  unknown\n"), text);
  }

  @Test
  void doctor_printsEachSettingWithItsSource() {
    System.setProperty("framealloc.frameCapacity", "64m");
    try {
      String text = doctor(true);
      assertTrue(text.contains("\n  frameCapacity           property  64.0 MiB\n"), text);
      assertTrue(text.contains("\n  overflow                default   GROW\n"), text);
    } finally {
      System.clearProperty("framealloc.frameCapacity");
    }
  }

  @Test
  void doctor_saysWhatSwitchedDebugModeOn() throws Exception {
    assertTrue(jvm().contains("\n  debug                   default   false\n"));
    assertTrue(
        jvm("-Dframealloc.debug=true").contains("\n  debug                   property  true\n"));
    String text = jvm(Map.of("FRAMEALLOC_DEBUG", "1"));
    assertTrue(text.contains("\n  debug                   environment  true\n"), text);
    assertTrue(text.contains("\n  leakDetection           default   ALL\n"), text);
  }

  @Test
  void doctor_namesAPropertyThatIsNoSetting() {
    System.setProperty("framealloc.frameCapacty", "64m");
    try {
      String text = doctor(true);
      assertTrue(text.contains("\n  frameCapacty            property  no such setting\n"), text);
    } finally {
      System.clearProperty("framealloc.frameCapacty");
    }
  }

  @Test
  void doctor_printsWhyASettingIsRefused() {
    System.setProperty("framealloc.overflow", "explode");
    try {
      String text = doctor(true);
      assertTrue(
          text.contains(
              "  refused                 system property framealloc.overflow is malformed"),
          text);
    } finally {
      System.clearProperty("framealloc.overflow");
    }
  }

  @Test
  void maxDirectMemory_namesTheOptionThatSetIt() {
    assertEquals(
        "256.0 MiB, by -XX:MaxDirectMemorySize",
        Facts.maxDirectMemory(Bytes.megabytes(256), Bytes.gigabytes(4)));
  }

  @Test
  void jvmWithTheOption_hasNativeAccess() throws Exception {
    String text = jvm("--enable-native-access=ALL-UNNAMED", "-XX:MaxDirectMemorySize=64m");
    assertTrue(text.contains("\n  native access           enabled\n"), text);
    assertTrue(text.contains("64.0 MiB, by -XX:MaxDirectMemorySize"), text);
    assertTrue(text.contains("\n  version                 " + Runtime.version() + "\n"), text);
  }

  @Test
  void jvmWithoutTheOption_hasNone() throws Exception {
    String text = jvm("--illegal-native-access=deny");
    assertTrue(text.contains("\n  native access           not enabled, slower fallback\n"), text);
  }

  private static String jvm(String... options) throws IOException, InterruptedException {
    return jvm(Map.of(), options);
  }

  private static String jvm(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.framealloc.cli.Main", "doctor"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("FRAMEALLOC_DEBUG");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes()).replace("\r\n", "\n");
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  private static String upTo(String mark, String text) {
    return text.substring(0, text.indexOf(mark));
  }

  private static String from(String mark, String text) {
    return text.substring(text.indexOf(mark));
  }
}
