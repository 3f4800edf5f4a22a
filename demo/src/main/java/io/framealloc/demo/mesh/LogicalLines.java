package io.framealloc.demo.mesh;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text file line by line: any line ending, a backslash at the end of a line joins the next,
 * a {@code #} starts a comment. A line may not grow past a limit, so a file that is no text ends in
 * an error and not in exhausted memory.
 */
final class LogicalLines {

  static final int MAX_LENGTH = 1 << 20;

  private final Path file;
  private final Reader reader;
  private final StringBuilder text = new StringBuilder();
  private long nextLine = 1;
  private long line;
  private int pushedBack = -1;

  LogicalLines(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** The number of the file's line on which the latest logical line began, from 1. */
  long line() {
    return line;
  }

  /** The next line without its comment, or null at the end of the file. */
  @Nullable CharSequence next() throws IOException, MeshException {
    text.setLength(0);
    line = nextLine;
    int c = read();
    if (c < 0) {
      return null;
    }
    boolean comment = false;
    for (; c >= 0; c = read()) {
      if (c == '\\' && atLineEnd()) {
        text.append(' ');
        continue;
      }
      if (endsLine(c)) {
        break;
      }
      comment |= c == '#';
      if (!comment) {
        append((char) c);
      }
    }
    return text;
  }

  private void append(char c) throws MeshException {
    if (text.length() == MAX_LENGTH) {
      throw MeshException.at(file, line, "line too long: limit=" + MAX_LENGTH + " characters");
    }
    text.append(c);
  }

  private boolean atLineEnd() throws IOException {
    int c = read();
    if (endsLine(c)) {
      return true;
    }
    pushedBack = c;
    return false;
  }

  private boolean endsLine(int c) throws IOException {
    if (c == '\r') {
      int after = read();
      if (after != '\n') {
        pushedBack = after;
      }
    } else if (c != '\n') {
      return false;
    }
    nextLine++;
    return true;
  }

  private int read() throws IOException {
    int c = pushedBack;
    pushedBack = -1;
    return c >= 0 ? c : reader.read();
  }
}
