package io.framealloc.fa.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Editors that compile by ECJ, the compiler of Eclipse. */
public final class Eclipse {

  /** What their users should know. */
  public static final String NOTE =
      "Eclipse and VS Code compile by ECJ, which runs no plug-ins of javac: findings are shown by"
          + " the build only";

  private Eclipse() {}

  /**
   * Returns whether such an editor has been at work.
   *
   * @param folder of a build
   * @return true if it left its settings there
   */
  public static boolean compiles(Path folder) {
    return Stream.of(".classpath", ".settings/org.eclipse.jdt.core.prefs", ".vscode")
        .anyMatch(name -> Files.exists(folder.resolve(name)));
  }
}
