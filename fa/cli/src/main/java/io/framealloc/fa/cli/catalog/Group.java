package io.framealloc.fa.cli.catalog;

import io.framealloc.diagnostics.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Codes that are switched on together. */
public enum Group {
  /** Everything that fa finds. */
  ALL("FA"),
  /** Life cycle, ownership and escapes. */
  DIRTYMEM("FA1", "FA4", "FA7"),
  /** Data on other threads, barriers, transfers. */
  THREADING("FA2"),
  /** Growth without a bound. */
  BUDGETS("FA3"),
  /** Tasks, continuations, hot loops. */
  ASYNC_SAFETY("FA6"),
  /** Tags and package boundaries. */
  ARCHITECTURE("FA8"),
  /** GPU and native memory, which nothing is found of yet. */
  GPU("FA9");

  /** How its codes begin, joined by blanks. */
  private final String prefixes;

  Group(String... prefixes) {
    this.prefixes = String.join(" ", prefixes);
  }

  /**
   * Returns the group that a code is in, other than all.
   *
   * @param code of the analyzer
   * @return its group
   */
  public static Group of(Code code) {
    return Arrays.stream(values())
        .filter(group -> group != ALL && group.covers(code))
        .findFirst()
        .orElse(ALL);
  }

  /**
   * Returns whether a code belongs to this group.
   *
   * @param code of the catalogue
   * @return true if it does
   */
  public boolean covers(Code code) {
    return Arrays.stream(prefixes.split(" ")).anyMatch(code.name()::startsWith);
  }

  /**
   * Returns the codes of this group that fa finds.
   *
   * @return in the order of the catalogue
   */
  public List<Code> codes() {
    return Arrays.stream(Code.values()).filter(code -> isFound(code) && covers(code)).toList();
  }

  /**
   * Returns whether fa finds a code.
   *
   * @param code of the catalogue
   * @return false if only the library does, or the GPU module that is not there yet
   */
  public static boolean isFound(Code code) {
    return whyNotFound(code).isEmpty();
  }

  /**
   * Returns why fa does not find a code.
   *
   * @param code of the catalogue
   * @return a few words; empty if it finds it
   */
  public static String whyNotFound(Code code) {
    if (GPU.covers(code)) {
      return "is for the GPU module, which this version has not";
    }
    return code.isByAnalyzer() ? "" : "found at run time only, not by fa";
  }

  /**
   * Returns the name of its option.
   *
   * @return without the dashes before it
   */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
