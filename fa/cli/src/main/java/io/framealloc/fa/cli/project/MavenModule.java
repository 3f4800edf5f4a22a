package io.framealloc.fa.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.building.ModelBuildingException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.jspecify.annotations.Nullable;

/** One module of a Maven build, with its effective model and its dependencies. */
public final class MavenModule {

  private static final Set<String> TEST_ONLY = Set.of("test");

  private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

  private final Path folder;
  private final Model model;
  private final Workspace workspace;
  private final Repository repository;

  private MavenModule(Path folder, Model model, Workspace workspace, Repository repository) {
    this.folder = folder;
    this.model = model;
    this.workspace = workspace;
    this.repository = repository;
  }

  static MavenModule load(Path folder, Workspace workspace, Repository repository)
      throws ModelBuildingException {
    Model model = new LocalModels(repository).effective(folder.resolve("pom.xml"));
    return new MavenModule(folder, model, workspace, repository);
  }

  /**
   * Returns where its pom.xml is.
   *
   * @return an absolute path
   */
  public Path folder() {
    return folder;
  }

  /**
   * Returns its pom.xml with parents, profiles and properties applied.
   *
   * @return the model
   */
  public Model model() {
    return model;
  }

  /**
   * Returns what it depends on, itself and through others.
   *
   * @return {@code group:artifact:...} of each
   */
  public List<String> dependencies() {
    return dependencies(false).getArtifactResults().stream()
        .map(result -> result.getRequest().getArtifact().toString())
        .toList();
  }

  /**
   * Returns the class path of its main classes.
   *
   * @return what exists of it
   */
  public List<Path> classPath() {
    return sourceSet(false).classPath();
  }

  /**
   * Finds artifacts with all that they depend on.
   *
   * @param coordinates {@code group:artifact:version} of each
   * @return jars and folders of classes; what is not in the local repository is left out
   */
  public List<Path> resolve(List<String> coordinates) {
    CollectRequest collect = new CollectRequest();
    for (String artifact : coordinates) {
      collect.addDependency(new Dependency(new DefaultArtifact(artifact), "runtime"));
    }
    return resolved(collect).getArtifactResults().stream()
        .filter(ArtifactResult::isResolved)
        .map(result -> result.getArtifact().getFile().toPath())
        .toList();
  }

  Path sources(boolean tests) {
    Build build = model.getBuild();
    return folder.resolve(tests ? build.getTestSourceDirectory() : build.getSourceDirectory());
  }

  /** Whether a file is copied by the build, not compiled: a Java file there is data of a test. */
  boolean isResource(Path file) {
    Build build = model.getBuild();
    return Stream.concat(build.getResources().stream(), build.getTestResources().stream())
            .anyMatch(resource -> file.startsWith(folder.resolve(resource.getDirectory())))
        && !file.startsWith(sources(false))
        && !file.startsWith(sources(true));
  }

  /** The sources of one kind, with all that they are compiled with, as yet without files. */
  SourceSet sourceSet(boolean tests) {
    List<Path> sourcePath = new ArrayList<>();
    List<Path> classPath = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    sourcePath.add(sources(tests));
    sourcePath.addAll(generated(tests));
    if (tests) {
      addModule(folder, sourcePath, classPath);
    }
    for (ArtifactResult result : dependencies(tests).getArtifactResults()) {
      Artifact artifact =
          result.isResolved() ? result.getArtifact() : result.getRequest().getArtifact();
      Path sibling = workspace.folder(artifact.getGroupId(), artifact.getArtifactId());
      if (sibling != null) {
        addModule(sibling, sourcePath, classPath);
      } else if (result.isResolved()) {
        classPath.add(artifact.getFile().toPath());
      } else {
        missing.add(artifact.toString());
      }
    }
    String name = model.getArtifactId() + (tests ? ", test" : ", main");
    return new SourceSet(name, List.of(), sourcePath, classPath, release(), missing);
  }

  /** The classes of a module where it is built, else its sources. */
  private static void addModule(Path folder, List<Path> sourcePath, List<Path> classPath) {
    Path classes = folder.resolve("target/classes");
    if (Files.isDirectory(classes)) {
      classPath.add(classes);
    } else {
      sourcePath.add(folder.resolve("src/main/java"));
    }
  }

  private List<Path> generated(boolean tests) {
    String name = tests ? "generated-test-sources" : "generated-sources";
    Path generated = folder.resolve("target").resolve(name);
    try (var children = Files.list(generated)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (java.io.IOException e) {
      return List.of();
    }
  }

  private DependencyResult dependencies(boolean tests) {
    CollectRequest collect = new CollectRequest();
    collect.setRootArtifact(
        new DefaultArtifact(model.getGroupId(), model.getArtifactId(), "jar", model.getVersion()));
    for (org.apache.maven.model.Dependency dependency : model.getDependencies()) {
      if (tests || !TEST_ONLY.contains(dependency.getScope())) {
        collect.addDependency(converted(dependency));
      }
    }
    if (model.getDependencyManagement() != null) {
      for (org.apache.maven.model.Dependency managed :
          model.getDependencyManagement().getDependencies()) {
        collect.addManagedDependency(converted(managed));
      }
    }
    return resolved(collect);
  }

  private DependencyResult resolved(CollectRequest collect) {
    DependencyRequest request = new DependencyRequest(collect, null);
    try {
      return repository.system().resolveDependencies(repository.session(), request);
    } catch (DependencyResolutionException e) {
      return e.getResult();
    }
  }

  private Dependency converted(org.apache.maven.model.Dependency dependency) {
    String type = dependency.getType().equals("test-jar") ? "jar" : dependency.getType();
    String classifier = dependency.getClassifier();
    if (dependency.getType().equals("test-jar") && classifier == null) {
      classifier = "tests";
    }
    DefaultArtifact artifact =
        new DefaultArtifact(
            dependency.getGroupId(),
            dependency.getArtifactId(),
            classifier,
            type,
            dependency.getVersion());
    List<Exclusion> exclusions =
        dependency.getExclusions().stream()
            .map(
                excluded ->
                    new Exclusion(excluded.getGroupId(), excluded.getArtifactId(), "*", "*"))
            .toList();
    return new Dependency(artifact, dependency.getScope(), dependency.isOptional(), exclusions);
  }

  /** The version of Java that the compiler plugin is told, by its configuration or a property. */
  private @Nullable String release() {
    Plugin compiler = model.getBuild().getPluginsAsMap().get(COMPILER);
    Object configuration = compiler == null ? null : compiler.getConfiguration();
    for (String key : List.of("release", "source")) {
      Xpp3Dom configured = configuration instanceof Xpp3Dom dom ? dom.getChild(key) : null;
      String value =
          configured == null
              ? model.getProperties().getProperty("maven.compiler." + key)
              : configured.getValue();
      if (value != null && value.matches("(1\\.)?\\d+")) {
        return value.replaceFirst("^1\\.", "");
      }
    }
    return null;
  }
}
