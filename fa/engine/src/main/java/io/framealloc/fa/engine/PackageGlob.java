package io.framealloc.fa.engine;

import java.util.regex.Pattern;

/**
 * Names packages: {@code *} stands for one part of a dotted name, {@code **} for any number of
 * them.
 *
 * <p>{@code game.ui.**} names {@code game.ui} and every package below it.
 *
 * @param text the glob as written
 * @since 0.1
 */
public record PackageGlob(String text) {

  /**
   * Returns whether a package is named.
   *
   * @param dotted the name of the package
   * @return true if this glob names it
   */
  public boolean matches(String dotted) {
    StringBuilder regex = new StringBuilder();
    String[] parts = text.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean any = parts[i].equals("**");
      if (any) {
        regex.append(i == 0 ? "(?:[^.]+(?:\\.[^.]+)*)?" : "(?:\\.[^.]+)*");
      } else {
        regex.append(i == 0 ? "" : i == 1 && parts[0].equals("**") ? "(?:^|\\.)" : "\\.");
        regex.append(
            parts[i].equals("*") ? "[^.]+" : Pattern.quote(parts[i]).replace("*", "\\E[^.]*\\Q"));
      }
    }
    return Pattern.matches(regex.toString(), dotted);
  }
}
