package io.framealloc.fa.cli.project;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** The modules of one Maven build, so that they need not be installed to be found. */
final class Workspace implements WorkspaceReader {

  private final Path root;
  private final Map<String, Path> folders = new LinkedHashMap<>();
  private final WorkspaceRepository repository = new WorkspaceRepository("workspace");

  private Workspace(Path root) {
    this.root = root;
  }

  /**
   * The build that a module belongs to: all modules of the topmost pom.xml that leads to it.
   *
   * @param folder of the module
   */
  static Workspace around(Path folder) {
    Workspace widest = of(folder);
    Path up = folder;
    while (up != null && !Files.exists(up.resolve(".git"))) {
      up = up.getParent();
      if (up != null && Files.isRegularFile(up.resolve("pom.xml"))) {
        Workspace wider = of(up);
        widest = wider.contains(folder) ? wider : widest;
      }
    }
    return widest;
  }

  private static Workspace of(Path top) {
    Workspace workspace = new Workspace(top);
    workspace.add(top);
    return workspace;
  }

  /** The folder of the topmost pom.xml. */
  Path root() {
    return root;
  }

  /** The folders of all modules. */
  List<Path> folders() {
    return List.copyOf(folders.values());
  }

  boolean contains(Path folder) {
    return folders.containsValue(folder);
  }

  @Nullable Path folder(String groupId, String artifactId) {
    return folders.get(groupId + ":" + artifactId);
  }

  @Override
  public WorkspaceRepository getRepository() {
    return repository;
  }

  @Override
  public @Nullable File findArtifact(Artifact artifact) {
    Path folder = folder(artifact.getGroupId(), artifact.getArtifactId());
    if (folder == null) {
      return null;
    }
    if (artifact.getExtension().equals("pom")) {
      return folder.resolve("pom.xml").toFile();
    }
    boolean tests = artifact.getClassifier().equals("tests");
    return folder.resolve(tests ? "target/test-classes" : "target/classes").toFile();
  }

  @Override
  public List<String> findVersions(Artifact artifact) {
    return List.of();
  }

  private void add(Path folder) {
    Model model = raw(folder);
    if (model == null || folders.containsValue(folder)) {
      return;
    }
    Parent parent = model.getParent();
    String groupId =
        model.getGroupId() != null || parent == null ? model.getGroupId() : parent.getGroupId();
    folders.put(groupId + ":" + model.getArtifactId(), folder);
    for (String module : model.getModules()) {
      add(folder.resolve(module).normalize());
    }
  }

  /** The pom.xml as it is written, or null if it cannot be read. */
  private static @Nullable Model raw(Path folder) {
    try (Reader reader = Files.newBufferedReader(folder.resolve("pom.xml"))) {
      return new MavenXpp3Reader().read(reader, false);
    } catch (IOException | XmlPullParserException e) {
      return null;
    }
  }
}
