package io.framealloc.benchmarks.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where and how a run was made, in lines of the form {@code name: value}. */
final class Machine {

  private static final List<String> LSCPU =
      List.of(
          "Architecture",
          "CPU(s)",
          "Model name",
          "Thread(s) per core",
          "L1d cache",
          "L2 cache",
          "L3 cache",
          "Hypervisor vendor");

  private Machine() {}

  /** The machine and the JDK. */
  static List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add("date: " + LocalDate.now(ZoneOffset.UTC));
    lines.add("JDK: " + Runtime.version() + ", " + System.getProperty("java.vendor"));
    lines.add("OS: " + System.getProperty("os.name") + " " + System.getProperty("os.version"));
    lines.addAll(processor());
    return lines;
  }

  /** How busy the machine is now. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  private static List<String> processor() {
    List<String> lines = new ArrayList<>();
    try {
      Process process = new ProcessBuilder("lscpu").redirectErrorStream(true).start();
      try (InputStream in = process.getInputStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        text.lines()
            .filter(line -> LSCPU.contains(line.split(":", 2)[0].strip()))
            .map(line -> line.replaceAll(":\\s+", ": ").strip())
            .forEach(lines::add);
      }
    } catch (IOException e) {
      lines.add("CPU(s): " + Runtime.getRuntime().availableProcessors());
    }
    return lines;
  }
}
