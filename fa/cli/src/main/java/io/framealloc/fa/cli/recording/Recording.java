package io.framealloc.fa.cli.recording;

import io.framealloc.diagnostics.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What Flight Recorder has kept of the library's own events: allocations in frames, and what the
 * library complained of, each with the lines of the program that led to it.
 */
public final class Recording {

  /**
   * What happened.
   *
   * @param code of the finding that it confirms; null for an allocation
   * @param sites the lines of the program, the innermost first
   */
  record Happened(@Nullable Code code, List<Site> sites) {}

  /** How often, and of how many bytes. */
  record Amount(long bytes, long count) {

    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount other) {
      return new Amount(bytes + other.bytes, count + other.count);
    }
  }

  private final Map<Happened, Amount> amounts = new LinkedHashMap<>();

  private Recording() {}

  /**
   * Reads a file.
   *
   * @param file a recording, ended
   * @return what is in it of the library
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read, or is no recording
   */
  public static Recording read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Recording recording = new Recording();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        recording.add(events.readEvent());
      }
    } catch (IOException | RuntimeException e) {
      // The reader of the JDK trusts what it reads, and fails in many ways where it should not.
      throw new IOException("not a recording of Flight Recorder: reason=" + e.getMessage(), e);
    }
    return recording;
  }

  Map<Happened, Amount> amounts() {
    return amounts;
  }

  /** Whether single allocations were recorded, which they are on request only. */
  boolean hasAllocations() {
    return amounts.keySet().stream().anyMatch(happened -> happened.code() == null);
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "framealloc.Allocation" ->
          add(null, sites(event), new Amount(number(event, "bytes"), 1));
      case "framealloc.Leak" ->
          add(
              code(event, Code.FA401),
              leaked(event),
              new Amount(number(event, "bytes"), number(event, "count")));
      case "framealloc.StaleAccess" -> add(code(event, Code.FA104), sites(event), new Amount(0, 1));
      // What a bound would have prevented.
      case "framealloc.Overflow", "framealloc.Budget" ->
          add(Code.FA301, sites(event), new Amount(0, 1));
      default -> {}
    }
  }

  private void add(@Nullable Code code, List<Site> sites, Amount amount) {
    amounts.merge(new Happened(code, sites), amount, Amount::plus);
  }

  private static List<Site> sites(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    List<Site> sites = new ArrayList<>();
    if (trace != null) {
      for (RecordedFrame frame : trace.getFrames()) {
        Site site = Site.of(frame);
        if (site != null) {
          sites.add(site);
        }
      }
    }
    return sites;
  }

  private static List<Site> leaked(RecordedEvent event) {
    String text = event.hasField("site") ? event.getString("site") : null;
    Site site = text == null ? null : Site.parse(text);
    return site == null ? List.of() : List.of(site);
  }

  private static Code code(RecordedEvent event, Code otherwise) {
    String name = event.hasField("code") ? event.getString("code") : null;
    for (Code code : Code.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return otherwise;
  }

  private static long number(RecordedEvent event, String field) {
    return event.hasField(field) && event.getValue(field) instanceof Number n ? n.longValue() : 0;
  }
}
