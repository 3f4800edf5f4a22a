package io.framealloc.fa.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * What the goals have in common: to run the fa command, on a recent JDK, and to show its output.
 */
abstract class FaMojo extends AbstractMojo {

  /** The exit code of findings that fail the run. */
  private static final int FINDINGS = 1;

  private final RepositorySystem repositories;
  private final ToolchainManager toolchains;

  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  /** The home of a JDK 25 or newer; else the toolchain of the build, or what Maven runs on. */
  @Parameter(property = "fa.javaHome")
  private @Nullable String javaHome;

  FaMojo(RepositorySystem repositories, ToolchainManager toolchains) {
    this.repositories = repositories;
    this.toolchains = toolchains;
  }

  /**
   * Runs the command.
   *
   * @param folder where
   * @param arguments of the command
   * @param refused what is said about findings that fail the run
   */
  final void run(Path folder, List<String> arguments, String refused)
      throws MojoExecutionException, MojoFailureException {
    List<String> command = new ArrayList<>();
    command.add(Jdk.java(javaHome, toolchains, session).toString());
    command.add("-classpath");
    command.add(classPath());
    command.add("-Dmaven.repo.local=" + session.getLocalRepository().getBasedir());
    command.add("io.framealloc.fa.cli.Main");
    command.addAll(arguments);
    int exit = execute(folder, command);
    if (exit == FINDINGS) {
      throw new MojoFailureException(refused);
    }
    if (exit != 0) {
      throw new MojoExecutionException("fa could not do it, see above: exit code=" + exit);
    }
  }

  private int execute(Path folder, List<String> command) throws MojoExecutionException {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        output.lines().forEach(line -> getLog().info(line));
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new MojoExecutionException("the JVM of fa cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  /** The command of the version of this plugin, with all that it depends on. */
  private String classPath() throws MojoExecutionException {
    CollectRequest collect =
        new CollectRequest(
            new Dependency(
                new DefaultArtifact(
                    plugin.getGroupId(), "framealloc-fa-cli", "jar", plugin.getVersion()),
                "runtime"),
            session.getCurrentProject().getRemotePluginRepositories());
    try {
      return repositories
          .resolveDependencies(
              session.getRepositorySession(),
              new DependencyRequest(
                  collect,
                  (node, parents) ->
                      node.getDependency() == null
                          || !"provided".equals(node.getDependency().getScope())))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().getPath())
          .collect(Collectors.joining(File.pathSeparator));
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException("the fa command cannot be resolved", e);
    }
  }
}
