package io.framealloc.benchmarks.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One run of some benchmarks, each in JVMs of its own, and the file that JMH's figures go to.
 *
 * <p>Beside the file lies another, ending in {@code .txt}, that says where and how it was made.
 */
public final class Session {

  private static final Pattern JVM = Pattern.compile("(\"jvm\" : )\"[^\"]*\"");

  private final List<Work> works;
  private final List<RunResult> results = new ArrayList<>();
  private final String loadBefore = Machine.load();
  private boolean quick;
  private boolean smoke;
  private int forks;

  /** A run of {@code works}, in their order. */
  public Session(List<Work> works) {
    this.works = works;
  }

  /** Runs everything once, for short times. */
  public Session quick() {
    quick = true;
    return this;
  }

  /** Runs every benchmark in this many JVMs, instead of in three. */
  public Session forks(int count) {
    forks = count;
    return this;
  }

  /** Runs every benchmark once in this JVM; the figures mean nothing. */
  public Session smoke() {
    smoke = true;
    return this;
  }

  /**
   * Runs the benchmarks.
   *
   * @param progress is told what begins
   * @throws RunnerException if JMH cannot run or a benchmark fails
   */
  public void run(Consumer<String> progress) throws RunnerException {
    for (int i = 0; i < works.size(); i++) {
      progress.accept((i + 1) + "/" + works.size() + " " + works.get(i));
      results.addAll(run(works.get(i)));
    }
  }

  private Collection<RunResult> run(Work work) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(work.benchmark()) + "$")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    work.parameters().forEach(options::param);
    if (smoke) {
      options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1).forks(0);
    } else if (quick) {
      options
          .warmupIterations(3)
          .warmupTime(TimeValue.milliseconds(200))
          .measurementIterations(8)
          .measurementTime(TimeValue.milliseconds(100))
          .forks(1);
    }
    if (forks > 0) {
      options.forks(forks);
    }
    return new Runner(options.build()).run();
  }

  /**
   * Writes the figures, and the description beside them.
   *
   * @param command how this was called
   * @throws IOException if that fails
   */
  public void write(Path file, String command) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    String json = JVM.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceAll("$1\"java\"");
    Files.writeString(file, json);
    Files.write(description(file), describe(command));
  }

  /** Deletes what {@link #write} has written. */
  public static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(description(file));
  }

  /** Where the description of a file of figures lies. */
  static Path description(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    return file.resolveSibling(name + ".txt");
  }

  private List<String> describe(String command) {
    List<String> lines = new ArrayList<>();
    lines.add("command: " + command);
    lines.addAll(Machine.describe());
    results.stream()
        .findFirst()
        .ifPresent(
            result ->
                lines.add("JVM options: " + String.join(" ", result.getParams().getJvmArgs())));
    lines.add("load average: " + loadBefore + " before, " + Machine.load() + " after");
    return lines;
  }
}
