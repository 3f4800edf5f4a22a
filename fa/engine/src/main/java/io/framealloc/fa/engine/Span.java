package io.framealloc.fa.engine;

/**
 * A part of a source file.
 *
 * @param file the path or name as the compiler knows it
 * @param line of the first character, from 1
 * @param column of the first character, from 1; a tab counts as one
 * @param endLine of the character after the last
 * @param endColumn of the character after the last
 * @param start offset of the first character in the file, from 0
 * @param end offset after the last character
 * @since 0.1
 */
public record Span(
    String file, int line, int column, int endLine, int endColumn, long start, long end) {}
