package io.framealloc.fa.engine;

/**
 * An annotation that a method or parameter should carry, since its body does what it says.
 *
 * @param annotation the simple name, for example {@code Escapes}
 * @param target the method, for example {@code keep(FrameBox)}, and perhaps the parameter
 * @param span the declaration
 * @param fix writes it, with the import that it needs
 * @since 0.1
 */
public record Inferred(String annotation, String target, Span span, Fix fix) {}
