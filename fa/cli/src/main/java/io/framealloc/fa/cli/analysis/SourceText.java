package io.framealloc.fa.cli.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The text of a source file.
 *
 * @param text all of it
 * @param lines its lines, without their ends
 */
public record SourceText(String text, List<String> lines) {

  /**
   * Makes one of a text.
   *
   * @param text all of it
   * @return the same with its lines
   */
  public static SourceText of(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return new SourceText(text, List.copyOf(lines));
  }

  /**
   * Reads a file. Bytes that are no UTF-8 become question marks, as in the compiler.
   *
   * @param file the file
   * @return its text, empty if it cannot be read
   */
  public static SourceText read(Path file) {
    try {
      return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return of("");
    }
  }

  /**
   * Reads a file, or what stands for it.
   *
   * @param file the file
   * @param texts of files that are to be read as if they had this content
   * @return its text, empty if it cannot be read
   */
  public static SourceText read(Path file, Map<Path, String> texts) {
    String text = texts.get(file);
    return text == null ? read(file) : of(text);
  }

  /**
   * Returns a line.
   *
   * @param number from 1
   * @return its text, empty if there is no such line
   */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
