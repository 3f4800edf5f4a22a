package io.framealloc.cli;

import io.framealloc.AllocConfig;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: what the JVM and the machine give the library. */
@Command(
    name = "doctor",
    description = "Prints the JDK, native access, page sizes, and the settings in effect.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {

  private static final String PREFIX = "framealloc.";

  @Spec private CommandSpec spec;

  private final Facts facts;

  DoctorCommand() {
    this(Facts.ofThisJvm());
  }

  DoctorCommand(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    title(out, "JDK");
    row(out, "version", facts.version());
    row(out, "vendor", facts.vendor());
    row(out, "home", facts.home());
    out.println();
    title(out, "Memory");
    row(out, "native access", facts.nativeAccess() ? "enabled" : "not enabled, slower fallback");
    row(out, "page size", facts.memory().pageSize());
    row(out, "transparent huge pages", facts.memory().hugePages());
    row(out, "max direct memory", facts.maxDirectMemory());
    out.println();
    title(out, "Settings");
    settings(out);
    out.println();
    title(out, "Native access is enabled by");
    row(out, "class path", "--enable-native-access=ALL-UNNAMED");
    row(out, "module path", "--enable-native-access=io.framealloc");
    row(out, "executable jar", "Enable-Native-Access: ALL-UNNAMED (in its manifest)");
    out.flush();
  }

  private static void settings(PrintWriter out) {
    Set<String> unknown = new TreeSet<>(System.getProperties().stringPropertyNames());
    unknown.removeIf(name -> !name.startsWith(PREFIX));
    try {
      for (AllocConfig.Setting setting : AllocConfig.defaults().settings()) {
        setting(out, setting.name(), setting.source(), setting.value());
        unknown.remove(PREFIX + setting.name());
      }
      unknown.forEach(
          name -> setting(out, name.substring(PREFIX.length()), "property", "no such setting"));
    } catch (IllegalArgumentException e) {
      row(out, "refused", String.valueOf(e.getMessage()));
    }
  }

  private static void setting(PrintWriter out, String name, String source, String value) {
    row(out, name, "%-8s  %s".formatted(source, value));
  }

  private static void title(PrintWriter out, String text) {
    out.println(text);
  }

  private static void row(PrintWriter out, String name, String value) {
    out.println("  %-24s%s".formatted(name, value));
  }
}
