package io.framealloc.fa.pages;

import io.framealloc.diagnostics.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What there is to know about one diagnostic code, as Markdown.
 *
 * <p>The text between the head and the foot is a resource of this package, {@code FAnnn.md}; the
 * head comes from the catalogue, so that both agree.
 *
 * <h2>Threads</h2>
 *
 * Immutable.
 *
 * @param code whose page it is
 * @param body the text between the head and the foot
 * @since 0.1
 */
public record Page(Code code, String body) {

  /**
   * Returns the page of a code.
   *
   * @param code whose page
   * @return the page
   */
  public static Page of(Code code) {
    String name = code.name() + ".md";
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no page: resource=" + name);
      }
      return new Page(code, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the whole page.
   *
   * @return Markdown, ended by a line feed
   */
  public String markdown() {
    return "# " + code + ": " + code.title() + "\n\n" + where() + "\n\n" + body + "\n" + foot();
  }

  /**
   * Returns what happens, in short.
   *
   * @return the first paragraph of the body, on one line
   */
  public String summary() {
    int end = body.indexOf("\n\n");
    return (end < 0 ? body : body.substring(0, end)).replace('\n', ' ');
  }

  /**
   * Returns the address of this page on the project's documentation.
   *
   * @return a path from the root of the project
   */
  public String path() {
    return "docs/fa/" + code + ".md";
  }

  private String where() {
    String severity = code.severity().name().toLowerCase(Locale.ROOT);
    String by =
        isPlanned()
            ? "planned"
            : code.isAtRunTime() && code.isByAnalyzer()
                ? "found by `fa`, and at run time"
                : code.isAtRunTime() ? "at run time" : "found by `fa`";
    return "**" + severity + "**, " + by;
  }

  private String foot() {
    if (isPlanned()) {
      return "";
    }
    return code.isByAnalyzer()
        ? """

        ## Suppress

        `@SuppressWarnings("%1$s")` on the variable, the method or the class, with a comment that
        says why. For a whole project, in `.fa.toml`:

        ```toml
        [lints]
        %1$s = "allow"
        ```
        """
            .formatted(code)
        : """

        ## Suppress

        Only the library sees this, while a program runs: `fa` has nothing to suppress.
        `alloc.diagnostics(consumer)` gets what is reported and not thrown, and may drop it.
        """;
  }

  /** Whether the code belongs to the GPU module, which is not there yet. */
  private boolean isPlanned() {
    return code.name().startsWith("FA9");
  }
}
