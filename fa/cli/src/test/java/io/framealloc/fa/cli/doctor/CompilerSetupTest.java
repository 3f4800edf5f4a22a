package io.framealloc.fa.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.framealloc.fa.cli.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pom.xml says about the compiler, wherever it says it. */
final class CompilerSetupTest {

  private static final String PATH =
      """
      <configuration><compilerId>eclipse</compilerId><annotationProcessorPaths>
        <path><groupId>org.projectlombok</groupId><artifactId>lombok</artifactId><version>1</version></path>
        <path><groupId>g</groupId><artifactId>managed</artifactId></path>
      </annotationProcessorPaths><proc>none</proc>
      <compilerArgs><arg>-Xlint:all</arg><arg>-Xplugin:framealloc -FA602</arg><arg>-J-Dframealloc.fa=off</arg>
      <arg>-processorpath</arg><arg>lib/lombok.jar</arg></compilerArgs></configuration>
      """;

  @TempDir private Path folder;

  @Test
  void emptyPom_isTheDefault() throws IOException {
    CompilerSetup setup = setup("");
    assertEquals("javac", setup.compilerId());
    assertNull(setup.processorPath());
    assertEquals(List.of(), setup.arguments());
    assertEquals(false, setup.isSkipped());
    assertEquals(false, setup.runsCheckGoal());
  }

  @Test
  void plugin_isRead() throws IOException {
    CompilerSetup setup = setup("<plugins>" + compiler(PATH) + "</plugins>");
    assertEquals("eclipse", setup.compilerId());
    assertEquals(List.of("org.projectlombok:lombok:1", "g:managed:3"), setup.processorPath());
    assertEquals(
        List.of(
            "-Xplugin:framealloc -FA602",
            "-J-Dframealloc.fa=off",
            "-processorpath",
            "lib/lombok.jar",
            "-proc:none"),
        setup.arguments());
  }

  @Test
  void managedPlugin_isRead() throws IOException {
    CompilerSetup setup =
        setup("<pluginManagement><plugins>" + compiler(PATH) + "</plugins></pluginManagement>");
    assertEquals("eclipse", setup.compilerId());
  }

  @Test
  void executionOfTheMainClasses_isRead() throws IOException {
    CompilerSetup setup =
        setup(
            "<plugins>"
                + compiler(
                    "<executions><execution><id>default-compile</id>"
                        + PATH
                        + "</execution></executions>")
                + "</plugins>");
    assertEquals(2, setup.processorPath().size());
  }

  @Test
  void checkGoal_isFound() throws IOException {
    assertEquals(
        true,
        setup(
                "<plugins><plugin><groupId>io.framealloc</groupId>"
                    + "<artifactId>framealloc-fa-maven-plugin</artifactId><version>1</version>"
                    + "<executions><execution><goals><goal>check</goal></goals></execution></executions>"
                    + "</plugin></plugins>")
            .runsCheckGoal());
  }

  @Test
  void moduleWithoutTheLibrary_isUnused() throws IOException {
    setup("");
    Verdict verdict = new Doctor().examine(new Project(text -> {}).modules(folder).getFirst());
    assertEquals(
        new Verdict("app", Verdict.State.UNUSED, "does not depend on framealloc"), verdict);
  }

  private static String compiler(String content) {
    return "<plugin><artifactId>maven-compiler-plugin</artifactId><version>3</version>"
        + content
        + "</plugin>";
  }

  private CompilerSetup setup(String build) throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion>
          <groupId>game</groupId><artifactId>app</artifactId><version>1</version>
          <dependencyManagement><dependencies><dependency>
            <groupId>g</groupId><artifactId>managed</artifactId><version>3</version>
          </dependency></dependencies></dependencyManagement>
          <build>%s</build>
        </project>
        """
            .formatted(build));
    return new CompilerSetup(new Project(text -> {}).modules(folder).getFirst());
  }
}
