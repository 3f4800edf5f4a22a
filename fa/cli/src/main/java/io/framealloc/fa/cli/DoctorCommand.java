package io.framealloc.fa.cli;

import io.framealloc.fa.cli.doctor.Doctor;
import io.framealloc.fa.cli.doctor.Eclipse;
import io.framealloc.fa.cli.doctor.Gradle;
import io.framealloc.fa.cli.doctor.Verdict;
import io.framealloc.fa.cli.doctor.Verdict.State;
import io.framealloc.fa.cli.project.MavenModule;
import io.framealloc.fa.cli.project.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fa doctor}: whether the build of a project runs the checks. */
@Command(
    name = "doctor",
    description = "Says whether the build of a project really runs the checks.",
    footer = {"", "Exit code: 0 all is checked, 1 something is not, 2 it cannot be found out."},
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private final World world;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "The folder of a build (default: the current folder).")
  private Path path = Path.of("");

  @Option(
      names = "--javac",
      paramLabel = "OPTIONS",
      description =
          "In place of a pom.xml: the paths and plug-ins that a build gives to javac, in one text.")
  private @Nullable String javac;

  DoctorCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = world.folder().resolve(path).normalize();
    if (!Files.isDirectory(folder)) {
      throw new UsageException("no such folder: " + path);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Verdict> verdicts = verdicts(folder, out);
    for (Verdict verdict : verdicts) {
      out.printf(
          "%-9s  %s: %s%n",
          verdict.state().name().toLowerCase(Locale.ROOT), verdict.module(), verdict.reason());
    }
    if (Eclipse.compiles(folder)) {
      out.println("note: " + Eclipse.NOTE);
    }
    out.flush();
    List<State> states = verdicts.stream().map(Verdict::state).toList();
    if (states.contains(State.UNCHECKED)) {
      return 1;
    }
    return states.contains(State.UNKNOWN) ? Main.UNUSABLE : 0;
  }

  private List<Verdict> verdicts(Path folder, PrintWriter out) throws IOException {
    Doctor doctor = new Doctor();
    String options = javac;
    if (options != null) {
      return List.of(doctor.examine(List.of(options.strip().split("\\s+"))));
    }
    List<String> notes = new ArrayList<>();
    List<MavenModule> modules = new Project(notes::add).modules(folder);
    notes.forEach(note -> out.println("note: " + note));
    out.flush();
    if (modules.isEmpty()) {
      return List.of(Gradle.in(folder).orElseThrow(() -> new UsageException(noMaven(folder))));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (MavenModule module : modules) {
      verdicts.add(doctor.examine(module));
    }
    return verdicts;
  }

  private static String noMaven(Path folder) {
    return "no pom.xml here: " + folder + "; for another build give its options with --javac";
  }
}
