package io.framealloc.fa.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.SmartAlloc;
import io.framealloc.fa.cli.doctor.Verdict.State;
import io.framealloc.fa.cli.project.Project;
import io.framealloc.fa.engine.Engine;
import io.framealloc.fa.javac.FaPlugin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that run the checks, and each way of not running them without a word. */
final class DoctorTest {

  private static final String LIBRARY = dependency("io.framealloc", "framealloc");
  private static final String CHECKS = dependency("io.framealloc", "framealloc-fa");
  private static final String LOMBOK = path("org.projectlombok", "lombok");
  private static final String CHECKS_PATH = path("io.framealloc", "framealloc-fa");

  @TempDir private static Path shared;
  private static Path library = Path.of("");
  private static Path checks = Path.of("");
  private static String before = "";

  @TempDir private Path folder;

  @BeforeAll
  static void makeARepository() throws Exception {
    Path core = Jars.origin(SmartAlloc.class);
    library = Jars.jar(shared.resolve("framealloc.jar"), core);
    checks =
        Jars.jar(
            shared.resolve("framealloc-fa-1.jar"),
            Jars.origin(FaPlugin.class),
            Jars.origin(Engine.class));
    Path repository = shared.resolve("repository");
    Jars.install(repository, "io.framealloc", "framealloc", library, "");
    Jars.install(repository, "io.framealloc", "framealloc-fa", checks, LIBRARY);
    Jars.install(
        repository, "org.projectlombok", "lombok", Jars.jar(shared.resolve("empty.jar")), "");
    before = System.getProperty("maven.repo.local", "");
    System.setProperty("maven.repo.local", repository.toString());
  }

  @AfterAll
  static void forgetTheRepository() {
    if (before.isEmpty()) {
      System.clearProperty("maven.repo.local");
    } else {
      System.setProperty("maven.repo.local", before);
    }
  }

  @Test
  void checksOnTheClassPath_run() throws IOException {
    assertEquals(
        verdict(State.CHECKED, "javac refuses a test mistake, by the checks on the class path"),
        examine(LIBRARY + CHECKS, ""));
  }

  @Test
  void libraryAlone_isNotChecked() throws IOException {
    assertEquals(
        verdict(
            State.UNCHECKED,
            "add the dependency io.framealloc:framealloc-fa (scope provided), or bind fa:check"),
        examine(LIBRARY, ""));
  }

  @Test
  void processorPathOfAnother_hidesTheClassPath() throws IOException {
    assertEquals(
        verdict(
            State.UNCHECKED,
            "annotationProcessorPaths is set, so that javac does not search the class path:"
                + " add io.framealloc:framealloc-fa to it"),
        examine(LIBRARY + CHECKS, processors(LOMBOK)));
    assertEquals(
        verdict(
            State.UNCHECKED,
            "add io.framealloc:framealloc-fa to annotationProcessorPaths, or bind fa:check"),
        examine(LIBRARY, processors(LOMBOK)));
  }

  @Test
  void processorPathWithTheChecks_runsThem() throws IOException {
    assertEquals(
        verdict(
            State.CHECKED,
            "javac refuses a test mistake, by the checks in annotationProcessorPaths"),
        examine(LIBRARY, processors(LOMBOK + CHECKS_PATH)));
  }

  @Test
  void processorPathThatIsNotDownloaded_isUnknown() throws IOException {
    assertEquals(
        verdict(
            State.UNKNOWN,
            "annotationProcessorPaths is not in the local repository: build the project once"),
        examine(LIBRARY, processors(CHECKS_PATH.replace("<version>1<", "<version>2<"))));
  }

  @Test
  void processorPathAsAnArgument_hidesTheClassPath() throws IOException {
    String arguments =
        "<compilerArgs><arg>-processorpath</arg><arg>lombok.jar</arg></compilerArgs>";
    assertEquals(State.UNCHECKED, examine(LIBRARY + CHECKS, arguments).state());
  }

  @Test
  void withoutAnnotationProcessing_theChecksRun() throws IOException {
    assertEquals(State.CHECKED, examine(LIBRARY + CHECKS, "<proc>none</proc>").state());
  }

  @Test
  void checksThatAreSwitchedOff_areNot() throws IOException {
    assertEquals(
        State.UNCHECKED,
        examine(LIBRARY + CHECKS, "<compilerArgs><arg>-Xplugin:framealloc off</arg></compilerArgs>")
            .state());
  }

  @Test
  void compilerOfEclipse_isNotJavac() throws IOException {
    assertEquals(
        verdict(State.UNCHECKED, "only javac runs plug-ins: compilerId=eclipse; bind fa:check"),
        examine(LIBRARY + CHECKS, "<compilerId>eclipse</compilerId>"));
  }

  @Test
  void skippedCompilation_isNotChecked() throws IOException {
    assertEquals(
        verdict(State.UNCHECKED, "its compilation is skipped"),
        examine(LIBRARY + CHECKS, "<skipMain>true</skipMain>"));
  }

  @Test
  void libraryThatIsNotDownloaded_isUnknown() throws IOException {
    assertEquals(
        verdict(State.UNKNOWN, "a test source does not compile: build the project once"),
        examine(LIBRARY.replace("<version>1<", "<version>2<"), ""));
  }

  @Test
  void otherBuild_isExaminedByItsOptions() throws Exception {
    Doctor doctor = new Doctor();
    String both = library + File.pathSeparator + checks;
    String modules = library + File.pathSeparator + Jars.origin(Nullable.class);
    assertEquals(
        new Verdict("javac", State.CHECKED, "it refuses a test mistake"),
        doctor.examine(List.of("-classpath", both)));
    assertEquals(
        new Verdict(
            "javac",
            State.UNCHECKED,
            "it compiles a test mistake: the checks are found on the class path, unless there is"
                + " a processor path, then on that; never on -p"),
        doctor.examine(List.of("-p", modules + File.pathSeparator + checks)));
    assertEquals(
        State.CHECKED, doctor.examine(List.of("-p", modules, "-processorpath", both)).state());
    assertEquals(State.UNKNOWN, doctor.examine(List.of("-classpath", "none")).state());
  }

  @Test
  void gradle_isToldTheLinesToAdd() throws IOException {
    assertTrue(Gradle.in(folder).isEmpty());
    Path file = folder.resolve("build.gradle.kts");
    Files.writeString(file, "dependencies { implementation(\"io.framealloc:framealloc:1\") }\n");
    Verdict lacking = Gradle.in(folder).orElseThrow();
    assertEquals(State.UNCHECKED, lacking.state());
    assertTrue(
        lacking.reason().contains("\n    annotationProcessor(\"io.framealloc:framealloc-fa:"),
        lacking::reason);
    Files.writeString(
        file, "dependencies {\n  annotationProcessor(\"io.framealloc:framealloc-fa:1\")\n}\n");
    assertEquals(State.UNKNOWN, Gradle.in(folder).orElseThrow().state());
  }

  private Verdict examine(String dependencies, String configuration) throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion>
          <groupId>game</groupId><artifactId>app</artifactId><version>1</version>
          <dependencies>%s</dependencies>
          <build><plugins><plugin>
            <artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version>
            <configuration>%s</configuration>
          </plugin></plugins></build>
        </project>
        """
            .formatted(dependencies, configuration));
    return new Doctor().examine(new Project(text -> {}).modules(folder).getFirst());
  }

  private static Verdict verdict(State state, String reason) {
    return new Verdict("app", state, reason);
  }

  private static String processors(String paths) {
    return "<annotationProcessorPaths>" + paths + "</annotationProcessorPaths>";
  }

  private static String dependency(String group, String name) {
    return "<dependency>" + coordinates(group, name) + "</dependency>";
  }

  private static String path(String group, String name) {
    return "<path>" + coordinates(group, name) + "</path>";
  }

  private static String coordinates(String group, String name) {
    return "<groupId>%s</groupId><artifactId>%s</artifactId><version>1</version>"
        .formatted(group, name);
  }
}
