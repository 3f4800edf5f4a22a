package io.framealloc.cli;

import io.framealloc.AllocConfig;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: what the JVM and the machine give the library. */
@Command(
    name = "doctor",
    description = "Prints the JDK, native access, page sizes, and the settings in effect.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {

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
    try {
      for (AllocConfig.Setting setting : AllocConfig.defaults().settings()) {
        row(out, setting.name(), "%-10s%s".formatted(setting.source(), setting.value()));
      }
    } catch (IllegalArgumentException e) {
      row(out, "refused", String.valueOf(e.getMessage()));
    }
  }

  private static void title(PrintWriter out, String text) {
    out.println(text);
  }

  private static void row(PrintWriter out, String name, String value) {
    out.println("  %-24s%s".formatted(name, value));
  }
}
