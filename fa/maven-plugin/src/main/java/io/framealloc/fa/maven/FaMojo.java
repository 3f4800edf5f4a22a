package io.framealloc.fa.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
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

  /** Where the fa command is found. */
  @Inject private RepositorySystem repositories;

  /** Where a JDK for it is found. */
  @Inject private ToolchainManager toolchains;

  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  /** The home of a JDK 25 or newer; else the toolchain of the build, or what Maven runs on. */
  @Parameter(property = "fa.javaHome")
  private @Nullable String javaHome;

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
    command.add(java().toString());
    command.add("-classpath");
    command.add(classPath());
    // A pom.xml may need what was given to Maven.
    session.getUserProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-Dmaven.repo.local=" + session.getLocalRepository().getBasedir());
    command.add("io.framealloc.fa.cli.Main");
    command.addAll(arguments);
    List<String> output = new ArrayList<>();
    int exit = execute(folder, command, output);
    if (exit == 0) {
      output.forEach(getLog()::info);
      return;
    }
    output.forEach(getLog()::error); // seen in a quiet build too
    if (exit == FINDINGS) {
      String last = output.isEmpty() ? "no output" : output.get(output.size() - 1);
      throw new MojoFailureException(refused + ": " + last);
    }
    throw new MojoExecutionException("fa could not do it, see above: exit code=" + exit);
  }

  private Path java() throws MojoExecutionException {
    Toolchain selected = toolchains.getToolchainFromBuildContext("jdk", session);
    List<Toolchain> known = new ArrayList<>();
    if (selected != null) {
      known.add(selected);
    }
    known.addAll(toolchains.getToolchains(session, "jdk", Map.of()));
    List<String> programs =
        known.stream().map(each -> each.findTool("java")).flatMap(Stream::ofNullable).toList();
    return Jdk.java(javaHome, programs, System.getProperty("java.home"), System::getenv);
  }

  private static int execute(Path folder, List<String> command, List<String> output)
      throws MojoExecutionException {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        reader.lines().forEach(output::add);
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
