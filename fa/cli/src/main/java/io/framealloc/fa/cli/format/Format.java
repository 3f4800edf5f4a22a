package io.framealloc.fa.cli.format;

import io.framealloc.fa.cli.analysis.Report;
import java.util.Locale;

/** The ways to write a report. */
public enum Format {
  /** For people: source lines with what is wrong in them. */
  TERMINAL,
  /** One line for each finding. */
  COMPACT,
  /** One JSON document, described by the schema beside this class. */
  JSON,
  /** SARIF 2.1.0, for code scanning. */
  SARIF,
  /** JUnit XML: one test case for each file. */
  JUNIT,
  /** Checkstyle XML. */
  CHECKSTYLE,
  /** Annotations of GitHub Actions. */
  GITHUB;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether the notes of a report are a part of it.
   *
   * @return false if the format has no place for them
   */
  public boolean hasNotes() {
    return switch (this) {
      case TERMINAL, JSON, SARIF -> true;
      case COMPACT, JUNIT, CHECKSTYLE, GITHUB -> false;
    };
  }

  /**
   * Writes a report.
   *
   * @param report what was found
   * @param colors whether the terminal format may use colours
   * @return the text, ended by a line feed
   */
  public String write(Report report, boolean colors) {
    return switch (this) {
      case TERMINAL -> new TerminalFormat(report, new Style(colors)).write();
      case COMPACT -> CompactFormat.write(report);
      case JSON -> JsonFormat.write(report);
      case SARIF -> SarifFormat.write(report);
      case JUNIT -> JunitFormat.write(report);
      case CHECKSTYLE -> CheckstyleFormat.write(report);
      case GITHUB -> GithubFormat.write(report);
    };
  }
}
