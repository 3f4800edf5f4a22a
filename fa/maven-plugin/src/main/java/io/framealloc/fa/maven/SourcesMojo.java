package io.framealloc.fa.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A goal that analyses the sources of a module, with the class path that Maven resolved for it. */
abstract class SourcesMojo extends FaMojo {

  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  /** Whether to do nothing. */
  @Parameter(property = "fa.skip", defaultValue = "false")
  private boolean skip;

  /** Whether tests are analysed too. */
  @Parameter(property = "fa.tests", defaultValue = "true")
  private boolean tests;

  /** The configuration; else .fa.toml in the folder of the module, or above it. */
  @Parameter(property = "fa.config")
  private @Nullable File config;

  /** Further options of the fa command, for example {@code --deny-warnings}. */
  @Parameter(property = "fa.options")
  private List<String> options = new ArrayList<>();

  /** Runs the fa command with these arguments before the ones about sources. */
  final void analyze(List<String> before, String refused)
      throws MojoExecutionException, MojoFailureException {
    List<Path> roots = roots();
    if (skip || roots.isEmpty()) {
      getLog().info(skip ? "skipped: fa.skip" : "no sources");
      return;
    }
    List<String> arguments = new ArrayList<>(before);
    add(arguments, "--config", config == null ? null : config.getPath());
    add(arguments, "--release", project.getProperties().getProperty("maven.compiler.release"));
    add(arguments, "--classpath", classPath());
    arguments.addAll(options);
    roots.forEach(root -> arguments.add(root.toString()));
    run(project.getBasedir().toPath(), arguments, refused);
  }

  /** Adds an option, unless it has no value. */
  static void add(List<String> arguments, String option, @Nullable String value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value);
    }
  }

  private List<Path> roots() {
    List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
    if (tests) {
      roots.addAll(project.getTestCompileSourceRoots());
    }
    return roots.stream().map(Path::of).filter(Files::isDirectory).toList();
  }

  private String classPath() throws MojoExecutionException {
    try {
      return String.join(
          File.pathSeparator,
          tests ? project.getTestClasspathElements() : project.getCompileClasspathElements());
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("the class path is not resolved", e);
    }
  }
}
