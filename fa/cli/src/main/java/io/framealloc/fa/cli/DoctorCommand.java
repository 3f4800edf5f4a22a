package io.framealloc.fa.cli;

import io.framealloc.fa.cli.doctor.Doctor;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    List<String> notes = new ArrayList<>();
    List<MavenModule> modules = new Project(notes::add).modules(folder);
    notes.forEach(note -> out.println("note: " + note));
    if (modules.isEmpty()) {
      throw new UsageException(noMaven(folder));
    }
    Doctor doctor = new Doctor();
    List<State> states = new ArrayList<>();
    for (MavenModule module : modules) {
      Verdict verdict = doctor.examine(module);
      states.add(verdict.state());
      out.printf(
          "%-9s  %s: %s%n",
          verdict.state().name().toLowerCase(Locale.ROOT), verdict.module(), verdict.reason());
    }
    out.flush();
    if (states.contains(State.UNCHECKED)) {
      return 1;
    }
    return states.contains(State.UNKNOWN) ? Main.UNUSABLE : 0;
  }

  private static String noMaven(Path folder) {
    boolean gradle =
        Files.exists(folder.resolve("build.gradle"))
            || Files.exists(folder.resolve("build.gradle.kts"));
    return gradle
        ? "a Gradle build cannot be read; it is checked if its dependencies name"
            + " annotationProcessor(\"io.framealloc:framealloc-fa:VERSION\")"
        : "no pom.xml here: " + folder;
  }
}
