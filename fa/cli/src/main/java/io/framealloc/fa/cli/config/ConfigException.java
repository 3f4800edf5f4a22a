package io.framealloc.fa.cli.config;

/** A configuration that cannot be read, with the position of what is wrong. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param file the name of the file
   * @param line from 1
   * @param column from 1
   * @param text what is wrong, lower case
   */
  public ConfigException(String file, int line, int column, String text) {
    super(file + ":" + line + ":" + column + ": " + text);
  }
}
