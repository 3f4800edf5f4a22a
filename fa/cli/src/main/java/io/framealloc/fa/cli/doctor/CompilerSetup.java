package io.framealloc.fa.cli.doctor;

import io.framealloc.fa.cli.project.MavenModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** How a module is compiled: the configuration of the compiler plugin for its main classes. */
final class CompilerSetup {

  private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
  private static final String CHECKER = "io.framealloc:framealloc-fa-maven-plugin";

  private static final Set<String> WITH_VALUE =
      Set.of("-processorpath", "--processor-path", "--processor-module-path");

  private static final List<String> ABOUT_PLUGINS =
      List.of(
          "-Xplugin:framealloc",
          "-J-Dframealloc.fa",
          "-proc:",
          "--processor-path=",
          "--processor-module-path=");

  private final MavenModule module;
  private final List<Xpp3Dom> configurations = new ArrayList<>();

  CompilerSetup(MavenModule module) {
    this.module = module;
    Plugin plugin = plugin(COMPILER);
    if (plugin != null) {
      PluginExecution compile = plugin.getExecutionsAsMap().get("default-compile");
      if (compile != null && compile.getConfiguration() instanceof Xpp3Dom dom) {
        configurations.add(dom);
      }
      if (plugin.getConfiguration() instanceof Xpp3Dom dom) {
        configurations.add(dom);
      }
    }
  }

  /** Whether the goal {@code check} of the Maven plugin is bound to a phase. */
  boolean runsCheckGoal() {
    Plugin plugin = module.model().getBuild().getPluginsAsMap().get(CHECKER);
    return plugin != null
        && plugin.getExecutions().stream()
            .anyMatch(execution -> execution.getGoals().contains("check"));
  }

  String compilerId() {
    Xpp3Dom id = child("compilerId");
    return id == null || id.getValue() == null ? "javac" : id.getValue();
  }

  boolean isSkipped() {
    Xpp3Dom skip = child("skipMain");
    return (skip != null && "true".equals(skip.getValue()))
        || "true".equals(module.model().getProperties().getProperty("maven.main.skip"));
  }

  /** The processor path, as {@code group:artifact:version}; null if none is set. */
  @Nullable List<String> processorPath() {
    Xpp3Dom paths = child("annotationProcessorPaths");
    if (paths == null) {
      return null;
    }
    return Arrays.stream(paths.getChildren())
        .map(path -> part(path, "groupId") + ":" + part(path, "artifactId") + ":" + version(path))
        .toList();
  }

  /** The arguments for javac that say which plug-ins run, and where they are found. */
  List<String> arguments() {
    List<String> all = new ArrayList<>();
    Xpp3Dom several = child("compilerArgs");
    Xpp3Dom one = child("compilerArgument");
    Stream.concat(
            several == null ? Stream.empty() : Arrays.stream(several.getChildren()),
            Stream.ofNullable(one))
        .map(Xpp3Dom::getValue)
        .flatMap(Stream::ofNullable)
        .forEach(all::add);
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String argument = all.get(i);
      if (WITH_VALUE.contains(argument) && i + 1 < all.size()) {
        chosen.add(argument);
        chosen.add(all.get(++i));
      } else if (ABOUT_PLUGINS.stream().anyMatch(argument::startsWith)) {
        chosen.add(argument);
      }
    }
    Xpp3Dom proc = child("proc");
    if (proc != null && proc.getValue() != null) {
      chosen.add("-proc:" + proc.getValue());
    }
    return chosen;
  }

  private String version(Xpp3Dom path) {
    String version = part(path, "version");
    if (!version.isEmpty() || module.model().getDependencyManagement() == null) {
      return version;
    }
    return module.model().getDependencyManagement().getDependencies().stream()
        .filter(managed -> managed.getGroupId().equals(part(path, "groupId")))
        .filter(managed -> managed.getArtifactId().equals(part(path, "artifactId")))
        .map(managed -> managed.getVersion())
        .findFirst()
        .orElse("");
  }

  private static String part(Xpp3Dom dom, String name) {
    Xpp3Dom child = dom.getChild(name);
    return child == null || child.getValue() == null ? "" : child.getValue().strip();
  }

  private @Nullable Xpp3Dom child(String name) {
    return configurations.stream()
        .map(dom -> dom.getChild(name))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Plugin plugin(String key) {
    Build build = module.model().getBuild();
    Plugin plugin = build.getPluginsAsMap().get(key);
    return plugin == null && build.getPluginManagement() != null
        ? build.getPluginManagement().getPluginsAsMap().get(key)
        : plugin;
  }
}
