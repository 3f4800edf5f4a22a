package io.framealloc.fa.engine;

/**
 * Names methods, for example {@code reactor.core.publisher.Mono#subscribeOn}.
 *
 * @param type the qualified name of the class that declares the method, or of one above it
 * @param method the simple name; {@code *} for every method
 * @since 0.1
 */
public record MethodPattern(String type, String method) {

  /**
   * Reads a pattern.
   *
   * @param text of the form {@code pkg.Type#method}
   * @return the pattern
   * @throws IllegalArgumentException if the text has another form
   */
  public static MethodPattern parse(String text) {
    int hash = text.indexOf('#');
    if (hash <= 0 || hash != text.lastIndexOf('#') || hash == text.length() - 1) {
      throw new IllegalArgumentException(
          "a method pattern has the form pkg.Type#method: pattern=" + text);
    }
    return new MethodPattern(text.substring(0, hash).strip(), text.substring(hash + 1).strip());
  }

  /**
   * Returns whether this names a method of that name.
   *
   * @param name the simple name
   * @return true if it does
   */
  public boolean matchesName(String name) {
    return method.equals("*") || method.equals(name);
  }
}
