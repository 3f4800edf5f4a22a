package io.framealloc.fa.engine;

/**
 * A second place that explains a finding.
 *
 * @param span where
 * @param label what happened there, for example {@code frame ended here}
 * @since 0.1
 */
public record Related(Span span, String label) {}
