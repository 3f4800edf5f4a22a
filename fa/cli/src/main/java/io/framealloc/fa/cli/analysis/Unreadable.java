package io.framealloc.fa.cli.analysis;

import java.nio.file.Path;

/**
 * A file that could not be analysed.
 *
 * @param file an absolute path
 * @param line of the first error, from 1; 0 if it has none
 * @param column of the first error, from 1; 0 if it has none
 * @param message what is wrong with it
 */
public record Unreadable(Path file, int line, int column, String message) {}
