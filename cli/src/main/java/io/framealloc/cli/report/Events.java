package io.framealloc.cli.report;

import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Values of recorded events: a field that an event lacks is nothing, not an error. */
final class Events {

  /** Packages whose frames say nothing about the program: the library's, and the JDK's. */
  private static final Pattern NOT_THE_PROGRAMS =
      Pattern.compile(
          "io\\.framealloc\\.([A-Z].*|(internal|accounting|diagnostics)\\..*)|(java|jdk|sun)\\..*");

  private Events() {}

  static long number(RecordedEvent event, String field) {
    return event.hasField(field) && event.getValue(field) instanceof Number n ? n.longValue() : 0;
  }

  static boolean flag(RecordedEvent event, String field) {
    return event.hasField(field) && event.getBoolean(field);
  }

  static @Nullable String text(RecordedEvent event, String field) {
    String text = event.hasField(field) ? event.getString(field) : null;
    return text == null || text.isEmpty() ? null : text;
  }

  static String text(RecordedEvent event, String field, String otherwise) {
    String text = text(event, field);
    return text == null ? otherwise : text;
  }

  static String thread(RecordedEvent event) {
    if (event.getThread() == null) {
      return "unknown thread";
    }
    String name = event.getThread().getJavaName();
    return name == null || name.isEmpty() ? "thread " + event.getThread().getJavaThreadId() : name;
  }

  /** The place in the program, below the frames of the library; null without a stack trace. */
  static @Nullable String place(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    List<RecordedFrame> frames = trace == null ? List.of() : trace.getFrames();
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      if (frame.isJavaFrame() && !NOT_THE_PROGRAMS.matcher(type).matches()) {
        String simple = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
        return type
            + ("." + frame.getMethod().getName())
            + ("(" + simple + ".java:" + frame.getLineNumber() + ")");
      }
    }
    return null;
  }
}
