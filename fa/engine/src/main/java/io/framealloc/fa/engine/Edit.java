package io.framealloc.fa.engine;

/**
 * A change of one part of a source file.
 *
 * @param span what is replaced; empty (start equal to end) for an insertion
 * @param replacement the new text
 * @since 0.1
 */
public record Edit(Span span, String replacement) {}
