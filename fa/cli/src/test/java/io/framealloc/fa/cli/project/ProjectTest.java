package io.framealloc.fa.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Maven build says itself what its sources are compiled with. */
final class ProjectTest {

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void writeBuild() throws IOException {
    write(
        "pom.xml",
        """
        <project><modelVersion>4.0.0</modelVersion>
          <groupId>game</groupId><artifactId>all</artifactId><version>1</version>
          <packaging>pom</packaging>
          <properties><maven.compiler.release>25</maven.compiler.release></properties>
          <modules><module>lib</module><module>app</module></modules>
        </project>
        """);
    write("lib/pom.xml", module("lib", ""));
    write(
        "app/pom.xml",
        module(
            "app",
            "<dependency><groupId>game</groupId><artifactId>lib</artifactId><version>1</version>"
                + "</dependency><dependency><groupId>game</groupId><artifactId>gone</artifactId>"
                + "<version>7</version></dependency>"));
    write("lib/src/main/java/Lib.java", "");
    write("app/src/main/java/App.java", "");
    write("app/src/test/java/AppTest.java", "");
    write("tools/Tool.java", "");
  }

  @Test
  void files_areGroupedByModuleAndKind() {
    assertEquals(
        List.of("app, main", "app, test", "lib, main"),
        sets(
                "app/src/main/java/App.java",
                "app/src/test/java/AppTest.java",
                "lib/src/main/java/Lib.java")
            .stream()
            .map(SourceSet::name)
            .toList());
  }

  @Test
  void release_comesFromTheParent() {
    assertEquals("25", sets("lib/src/main/java/Lib.java").getFirst().release());
  }

  @Test
  void sibling_isUsedAsSourceUntilItIsBuilt() throws IOException {
    SourceSet unbuilt = sets("app/src/main/java/App.java").getFirst();
    assertTrue(unbuilt.sourcePath().contains(folder.resolve("lib/src/main/java")));
    Files.createDirectories(folder.resolve("lib/target/classes"));
    SourceSet built = sets("app/src/main/java/App.java").getFirst();
    assertEquals(List.of(folder.resolve("lib/target/classes")), built.classPath());
  }

  @Test
  void dependencyThatIsNotThere_isNamed() {
    assertEquals(
        List.of("game:gone:jar:7"), sets("app/src/main/java/App.java").getFirst().missing());
  }

  @Test
  void tests_seeTheMainClasses() {
    SourceSet tests = sets("app/src/test/java/AppTest.java").getFirst();
    assertTrue(tests.sourcePath().contains(folder.resolve("app/src/main/java")));
  }

  @Test
  void resource_isLeftOut_unlessItIsNamed() {
    Path resource = folder.resolve("app/src/test/resources/Sample.java");
    Project project = new Project(warnings::add);
    assertEquals(List.of(), project.sourceSets(List.of(resource), Set.of()));
    assertEquals(1, project.sourceSets(List.of(resource), Set.of(resource)).size());
  }

  @Test
  void unreadablePom_isReportedOnce() throws IOException {
    write("app/pom.xml", "<project>");
    SourceSet set = sets("app/src/main/java/App.java", "app/src/test/java/AppTest.java").getFirst();
    assertEquals("sources", set.name());
    assertEquals(1, warnings.size());
    assertTrue(
        warnings.getFirst().startsWith(folder.resolve("app/pom.xml") + ": cannot be read"),
        warnings::toString);
  }

  @Test
  void modules_areThoseBelowTheFolder() {
    Project project = new Project(warnings::add);
    assertEquals(
        List.of("lib", "app"),
        project.modules(folder).stream().map(module -> module.model().getArtifactId()).toList());
  }

  @Test
  void buildInsideAnother_isItsOwn() throws IOException {
    write(
        "app/target/it/pom.xml",
        "<project><modelVersion>4.0.0</modelVersion><groupId>other</groupId>"
            + "<artifactId>inner</artifactId><version>1</version></project>");
    Project project = new Project(warnings::add);
    assertEquals(
        List.of("inner"),
        project.modules(folder.resolve("app/target/it")).stream()
            .map(module -> module.model().getArtifactId())
            .toList());
  }

  private List<SourceSet> sets(String... files) {
    return new Project(warnings::add)
        .sourceSets(List.of(files).stream().map(folder::resolve).toList(), Set.of());
  }

  private static String module(String name, String dependencies) {
    return """
    <project><modelVersion>4.0.0</modelVersion>
      <parent><groupId>game</groupId><artifactId>all</artifactId><version>1</version></parent>
      <artifactId>%s</artifactId>
      <dependencies>%s</dependencies>
    </project>
    """
        .formatted(name, dependencies);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
