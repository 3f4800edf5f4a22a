package io.framealloc.accounting;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The name of a part of a program, to which memory is attributed.
 *
 * <p>Tags nest: {@code contacts} inside {@code physics} is {@code physics::contacts}, and what it
 * takes counts for {@code physics} too. A tag whose name contains {@code ::} stands for several,
 * one inside the other.
 *
 * <h2>Threads</h2>
 *
 * Immutable. There is one instance for each name, kept for the life of the program, so names should
 * be constants.
 *
 * @since 0.1
 */
public final class Tag {

  private static final String SEPARATOR = "::";
  private static final ConcurrentHashMap<String, Tag> KNOWN = new ConcurrentHashMap<>();

  private final String name;

  private Tag(String name) {
    this.name = name;
  }

  /**
   * Returns the tag with a name.
   *
   * @param name one or more names, separated by {@code ::}; none of them empty
   * @return always the same instance for one name
   * @throws IllegalArgumentException if a name is empty
   */
  public static Tag of(String name) {
    Tag known = KNOWN.get(Objects.requireNonNull(name, "name"));
    return known != null ? known : KNOWN.computeIfAbsent(name, Tag::checked);
  }

  private static Tag checked(String name) {
    for (String part : name.split(SEPARATOR, -1)) {
      if (part.isBlank()) {
        throw new IllegalArgumentException(
            "a tag needs a name: tag=\"" + name + "\"; hint: physics or physics::contacts");
      }
    }
    return new Tag(name);
  }

  /**
   * Returns the name.
   *
   * @return the path, from the outermost tag on
   */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
