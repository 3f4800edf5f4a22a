package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code.Severity;
import io.framealloc.fa.cli.analysis.ClassFiles;
import io.framealloc.fa.cli.analysis.Report;
import io.framealloc.fa.cli.config.Config;
import io.framealloc.fa.engine.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fa scan}: analyses class files. */
@Command(
    name = "scan",
    description = "Finds misuse of frame memory in class files, of any language of the JVM.",
    footer = {
      "",
      "@SuppressWarnings is not in class files: use --skip, .fa.toml or --baseline.",
      "Exit code: 0 nothing that fails, 1 findings that fail, 2 wrong usage or unreadable input."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScanCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JAR",
      arity = "1..*",
      description = "Jars, folders of classes, and class files.")
  private List<Path> inputs = new ArrayList<>();

  @Mixin private SelectionOptions selection;

  @Mixin private ReportOptions shown;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Jars and folders of classes that the scanned ones use.")
  private String classPath = "";

  @Option(
      names = "--model",
      split = ",",
      paramLabel = "NAME",
      description = "What is followed: framealloc, ffm, lwjgl (default: framealloc).")
  private Set<Model> models = EnumSet.of(Model.FRAMEALLOC);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else .fa.toml here or in a folder above.")
  private @Nullable Path config;

  ScanCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Config read = SourceOptions.read(world.folder(), config);
    Severity asked = shown.minSeverity();
    Severity least = asked == null ? read.minSeverity() : asked;
    Severity failing =
        shown.denyWarnings() || read.denyWarnings() ? Severity.WARNING : Severity.ERROR;
    ClassFiles scan =
        new ClassFiles(
            selection.apply(read.settings()).withModels(models),
            SourceOptions.split(classPath).stream().map(world.folder()::resolve).toList(),
            failing);
    List<Path> found = inputs.stream().map(world.folder()::resolve).map(Path::normalize).toList();
    for (Path input : found) {
      if (!Files.exists(input)) {
        throw new UsageException("no such file or folder: " + input);
      }
    }
    try {
      Report report =
          Known.withoutKnown(
              scan.run(world.folder(), found)
                  .only(result -> result.finding().severity().compareTo(least) <= 0),
              shown.known(world));
      String note = selection.note();
      shown.write(note == null ? report : report.withNote(note), world, spec);
      return report.exitCode();
    } catch (IOException e) {
      throw new UsageException("cannot be read: " + e.getMessage());
    }
  }
}
