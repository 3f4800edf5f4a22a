package io.framealloc.fa.cli.doctor;

import io.framealloc.fa.cli.doctor.Verdict.State;
import io.framealloc.fa.cli.project.MavenModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says for each module whether misuse of frame memory would get through its build.
 *
 * <p>It does not believe what the pom.xml says: it compiles a mistake with the class path, the
 * processor path and the arguments of the module. The pom.xml only gives the reason.
 */
public final class Doctor {

  private static final String PLUGIN = "io.framealloc:framealloc-fa:";

  private final Probe probe = new Probe();

  /** Makes a doctor who has not compiled anything yet. */
  public Doctor() {}

  /**
   * Examines a module.
   *
   * @param module of a Maven build
   * @return what was found out
   * @throws IOException if the compiler cannot be started
   */
  public Verdict examine(MavenModule module) throws IOException {
    String name = module.model().getArtifactId();
    List<Path> classPath = module.classPath();
    if (!usesLibrary(module)) {
      return new Verdict(name, State.UNUSED, "does not depend on framealloc");
    }
    CompilerSetup setup = new CompilerSetup(module);
    if (setup.runsCheckGoal()) {
      return new Verdict(name, State.CHECKED, "fa:check is bound to its build");
    }
    if (setup.isSkipped()) {
      return new Verdict(name, State.UNCHECKED, "its compilation is skipped");
    }
    if (!setup.compilerId().equals("javac")) {
      return new Verdict(
          name,
          State.UNCHECKED,
          "only javac runs plug-ins: compilerId=%s; bind fa:check".formatted(setup.compilerId()));
    }
    List<String> names = setup.processorPath();
    List<Path> processorPath = names == null ? null : module.resolve(names);
    return switch (probe.ask(classPath, processorPath, setup.arguments())) {
      case REFUSED -> new Verdict(name, State.CHECKED, found(names));
      case ACCEPTED ->
          isIncomplete(names, processorPath)
              ? new Verdict(
                  name,
                  State.UNKNOWN,
                  "annotationProcessorPaths is not in the local repository: build the project once")
              : new Verdict(name, State.UNCHECKED, missing(names, module));
      case FAILED ->
          new Verdict(
              name, State.UNKNOWN, "a test source does not compile: build the project once");
    };
  }

  /**
   * Examines a build that is not Maven's, by the options that it gives to javac.
   *
   * @param options such as {@code -p} or {@code -processorpath} with their values
   * @return what was found out
   * @throws IOException if the compiler cannot be started
   */
  public Verdict examine(List<String> options) throws IOException {
    return switch (probe.ask(options)) {
      case REFUSED -> new Verdict("javac", State.CHECKED, "it refuses a test mistake");
      case ACCEPTED ->
          new Verdict(
              "javac",
              State.UNCHECKED,
              "it compiles a test mistake: the checks are found on the class path, unless there is"
                  + " a processor path, then on that; never on -p");
      case FAILED ->
          new Verdict(
              "javac",
              State.UNKNOWN,
              "a test source does not compile: give the path of the library");
    };
  }

  private static boolean usesLibrary(MavenModule module) {
    return module.dependencies().stream()
        .anyMatch(key -> key.startsWith("io.framealloc:framealloc:"));
  }

  private static boolean isIncomplete(
      @Nullable List<String> names, @Nullable List<Path> processorPath) {
    return names != null
        && processorPath != null
        && names.stream().anyMatch(name -> name.startsWith(PLUGIN))
        && processorPath.stream().noneMatch(Doctor::isPlugin);
  }

  private static boolean isPlugin(Path jar) {
    return jar.getFileName().toString().startsWith("framealloc-fa-");
  }

  private static String found(@Nullable List<String> processorPath) {
    return "javac refuses a test mistake, by the checks "
        + (processorPath == null ? "on the class path" : "in annotationProcessorPaths");
  }

  private static String missing(@Nullable List<String> processorPath, MavenModule module) {
    boolean depends = module.dependencies().stream().anyMatch(key -> key.startsWith(PLUGIN));
    if (processorPath != null && depends) {
      return "annotationProcessorPaths is set, so that javac does not search the class path:"
          + " add io.framealloc:framealloc-fa to it";
    }
    if (processorPath != null) {
      return "add io.framealloc:framealloc-fa to annotationProcessorPaths, or bind fa:check";
    }
    return depends
        ? "javac does not start the checks that are on the class path: bind fa:check"
        : "add the dependency io.framealloc:framealloc-fa (scope provided), or bind fa:check";
  }
}
