package io.framealloc.fa.cli.recording;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedFrame;
import org.jspecify.annotations.Nullable;

/**
 * A line of the program that ran.
 *
 * @param type the binary name of its class: {@code game.Loop$Inner}
 * @param method as the class file names it: {@code lambda$tick$0}
 * @param line from 1; 0 or less if it is not known
 */
record Site(String type, String method, int line) {

  /** Classes whose frames say nothing about the program: the library's, and the JDK's. */
  private static final Pattern NOT_THE_PROGRAMS =
      Pattern.compile(
          "io\\.framealloc\\.([A-Z].*|(internal|accounting|diagnostics)\\..*)|(java|jdk|sun)\\..*");

  /** The element of a stack trace, perhaps with a loader and a module before it. */
  private static final Pattern ELEMENT =
      Pattern.compile("(?:.*/)?([^/()]+)\\.([^./()]+)\\([^():]*(?::(\\d+))?\\)");

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  /** The line of a frame; null if it is not the program's. */
  static @Nullable Site of(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return frame.isJavaFrame() && !NOT_THE_PROGRAMS.matcher(type).matches()
        ? new Site(type, frame.getMethod().getName(), frame.getLineNumber())
        : null;
  }

  /** The line that a text names, such as {@code game.Loop.tick(Loop.java:12)}; else null. */
  static @Nullable Site parse(String text) {
    Matcher element = ELEMENT.matcher(text);
    if (!element.matches()) {
      return null;
    }
    String line = element.group(3);
    return new Site(
        String.valueOf(element.group(1)),
        String.valueOf(element.group(2)),
        line == null ? 0 : Integer.parseInt(line));
  }

  /** Whether a file is where a class of this name would be. */
  boolean isIn(Path file) {
    return file.endsWith(outermost().replace('.', '/') + ".java");
  }

  /** The method as a report names it, without parameters: {@code game.Loop.Inner#tick}. */
  String place() {
    Matcher lambda = LAMBDA.matcher(method);
    return type.replaceFirst("\\$(\\d|\\$Lambda).*", "").replace('$', '.')
        + "#"
        + (lambda.matches() ? lambda.group(1) : method);
  }

  private String outermost() {
    int inner = type.indexOf('$');
    return inner < 0 ? type : type.substring(0, inner);
  }

  @Override
  public String toString() {
    String file = outermost().substring(outermost().lastIndexOf('.') + 1) + ".java";
    return type + "." + method + "(" + file + (line > 0 ? ":" + line : "") + ")";
  }
}
