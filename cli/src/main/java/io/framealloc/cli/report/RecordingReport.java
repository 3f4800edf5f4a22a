package io.framealloc.cli.report;

import static java.util.Comparator.comparingLong;

import io.framealloc.Bytes;
import io.framealloc.diagnostics.Snapshot.Budget;
import io.framealloc.diagnostics.Snapshot.Phase;
import io.framealloc.diagnostics.Snapshot.UsageBucket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * A report of flight recordings: the events {@code framealloc.*}, and the garbage collections among
 * them. Frames of several threads are put into the order of their start.
 */
final class RecordingReport {

  private static final String PREFIX = "framealloc.";
  private static final int MOST_LANES = 6;
  private static final int SECOND = 1_000_000_000;

  /** One frame, until all are in order. */
  private record Frame(long start, String lane, double millis, long bytes) {}

  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, TagBytes> tags = new LinkedHashMap<>();
  private final Map<String, Phase> phases = new LinkedHashMap<>();
  private final Map<String, Phase> phasesOfFrames = new LinkedHashMap<>();
  private final Map<String, Budget> budgets = new LinkedHashMap<>();
  private final Map<Long, Long> histogram = new TreeMap<>();
  private final Findings findings = new Findings();
  private final List<Long> overflowing = new ArrayList<>();
  private final List<Long> collections = new ArrayList<>();
  private long overflows;
  private long grown;
  private long released;
  private long sent;
  private long received;
  private long sampled;
  private long sampledBytes;
  private @Nullable String jvm;

  private RecordingReport() {}

  /**
   * The report of at least one recording.
   *
   * @throws IOException if one cannot be read, or is no recording
   */
  static ReportData of(List<Path> files) throws IOException {
    RecordingReport report = new RecordingReport();
    for (Path file : files) {
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          report.add(events.readEvent());
        }
      } catch (IOException | RuntimeException e) {
        // The reader of the JDK trusts what it reads, and fails in many ways where it should not.
        throw new IOException("file=" + file + ", reason=" + e, e);
      }
    }
    return report.data(files);
  }

  private void add(RecordedEvent event) {
    String name = event.getEventType().getName();
    switch (name) {
      case "jdk.GarbageCollection" -> collections.add(nanos(event.getStartTime()));
      case "jdk.JVMInformation" -> jvm = Events.text(event, "jvmVersion");
      default -> {
        if (name.startsWith(PREFIX)) {
          addOurs(event, name.substring(PREFIX.length()));
        }
      }
    }
  }

  private void addOurs(RecordedEvent event, String name) {
    switch (name) {
      case "Frame" -> frame(event);
      case "Phase" -> phase(event);
      case "Overflow" -> overflow(event);
      case "Budget" -> budget(event);
      case "StaleAccess" -> stale(event);
      case "Leak" -> leak(event);
      case "Block" -> block(event);
      case "Transfer" -> transfer(event);
      case "Allocation" -> allocation(event);
      default -> {
        // An event of a later version.
      }
    }
  }

  private void frame(RecordedEvent event) {
    String allocator = Events.text(event, "allocator");
    String lane = Events.thread(event) + (allocator == null ? "" : ", " + allocator);
    long bytes = Events.number(event, "bytes");
    long count = Events.number(event, "allocations");
    double millis = event.getDuration().toNanos() / 1e6;
    long start = nanos(event.getStartTime());
    frames.add(new Frame(start, lane, millis, bytes));
    String tag = Events.text(event, "tag", TagBytes.UNTAGGED);
    tags.merge(tag, new TagBytes(tag, "frame", bytes, count), TagBytes::plus);
    addPhase(phasesOfFrames, Events.text(event, "phase"), event);
    histogram.merge(bucket(bytes), 1L, Long::sum);
    if (Events.number(event, "overflows") > 0) {
      overflows += Events.number(event, "overflows");
      overflowing.add(start);
    }
  }

  private void phase(RecordedEvent event) {
    addPhase(phases, Events.text(event, "name"), event);
  }

  private static void addPhase(
      Map<String, Phase> into, @Nullable String name, RecordedEvent event) {
    if (name != null) {
      long bytes = Events.number(event, "bytes");
      Phase phase = new Phase(name, bytes, Events.number(event, "allocations"), bytes);
      into.merge(name, phase, RecordingReport::plus);
    }
  }

  private static Phase plus(Phase a, Phase b) {
    return new Phase(
        a.name(),
        a.bytes() + b.bytes(),
        a.allocCount() + b.allocCount(),
        Math.max(a.peakBytes(), b.peakBytes()));
  }

  /** The least power of two, at least 1024, that is not less. */
  static long bucket(long bytes) {
    return bytes <= 1024 ? 1024 : Long.highestOneBit(bytes - 1) << 1;
  }

  private void overflow(RecordedEvent event) {
    String policy = Events.text(event, "policy", "unknown");
    findings.add(
        Finding.of(
            "FA107",
            null,
            "frame memory exhausted: policy="
                + (policy + ", frame=" + Events.number(event, "number"))
                + (", bytes=" + Bytes.format(Events.number(event, "bytes"))),
            Events.place(event)),
        policy);
  }

  private void budget(RecordedEvent event) {
    String level = Events.text(event, "level", "unknown");
    long used = Events.number(event, "used");
    long limit = Events.number(event, "limit");
    String policy = Events.text(event, "policy", "unknown");
    boolean soft = policy.equals("SOFT");
    if (!soft) {
      budgets.merge(
          level,
          new Budget(level, used, null, limit),
          (a, b) -> new Budget(level, Math.max(a.used(), b.used()), null, b.limit()));
    }
    findings.add(
        Finding.of(
            soft ? "FA303" : "FA302",
            null,
            (soft ? "soft limit reached: level=" : "budget exceeded: level=")
                + level
                + (soft ? "" : ", requested=" + Bytes.format(Events.number(event, "requested")))
                + (", used=" + Bytes.format(used) + ", limit=" + Bytes.format(limit))
                + (soft ? "" : ", policy=" + policy),
            Events.place(event)),
        level + policy);
  }

  private void stale(RecordedEvent event) {
    String code = Events.text(event, "code", "FA104");
    findings.add(
        Finding.of(
            code,
            null,
            Finding.known(code).map(known -> known.title()).orElse("stale access")
                + (": frame=" + Events.number(event, "number"))
                + (", framesAgo=" + Events.number(event, "framesAgo")),
            Events.place(event)),
        code);
  }

  private void leak(RecordedEvent event) {
    String kind = Events.text(event, "kind", "memory");
    String site = Events.text(event, "site");
    long count = Math.max(1, Events.number(event, "count"));
    findings.add(
        Finding.of(
            Events.text(event, "code", "FA401"),
            Events.text(event, "tag"),
            "never closed: kind="
                + (kind + ", count=" + count)
                + (", bytes=" + Bytes.format(Events.number(event, "bytes"))),
            site == null ? Events.place(event) : site));
  }

  private void block(RecordedEvent event) {
    if (Events.flag(event, "grown")) {
      grown += Events.number(event, "bytes");
    } else {
      released += Events.number(event, "bytes");
    }
  }

  private void transfer(RecordedEvent event) {
    if (Events.flag(event, "received")) {
      received++;
    } else {
      sent++;
    }
  }

  private void allocation(RecordedEvent event) {
    sampled++;
    sampledBytes += Events.number(event, "bytes");
  }

  private ReportData data(List<Path> files) {
    frames.sort(comparingLong(Frame::start));
    return new ReportData(
        files.size() == 1 ? "Recording " + files.getFirst().getFileName() : "Several recordings",
        facts(),
        timeline(),
        tags.values().stream().sorted(comparingLong(TagBytes::bytes).reversed()).toList(),
        List.copyOf((phases.isEmpty() ? phasesOfFrames : phases).values()),
        histogram.entrySet().stream()
            .map(entry -> new UsageBucket(entry.getKey(), entry.getValue()))
            .toList(),
        List.copyOf(budgets.values()),
        findings.worstFirst());
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Frames", Integer.toString(frames.size()));
    if (!frames.isEmpty()) {
      Frame last = frames.getLast();
      Duration span = Duration.ofNanos(last.start - frames.getFirst().start);
      facts.put("From", instant(frames.getFirst().start).toString());
      facts.put("Span", "%d.%03d s".formatted(span.toSeconds(), span.toMillisPart()));
    }
    facts.put("Overflows", Long.toString(overflows));
    facts.put("Garbage collections", Integer.toString(collections.size()));
    facts.put("Blocks taken", Bytes.format(grown));
    facts.put("Blocks given back", Bytes.format(released));
    facts.put("Transfers", sent + " sent, " + received + " received");
    if (sampled > 0) {
      facts.put("Allocations sampled", sampled + ", " + Bytes.format(sampledBytes));
    }
    if (jvm != null) {
      facts.put("Java", jvm);
    }
    return facts;
  }

  private Timeline timeline() {
    Map<String, Lane> times = new TreeMap<>();
    Map<String, Lane> bytes = new TreeMap<>();
    Set<String> shown = busiestLanes();
    for (Frame frame : frames) {
      double x = seconds(frame.start);
      String lane = shown.contains(frame.lane) ? frame.lane : "other threads";
      times.computeIfAbsent(lane, Lane::new).add(x, frame.millis);
      bytes.computeIfAbsent(lane, Lane::new).add(x, (double) frame.bytes);
    }
    return new Timeline(
        "seconds",
        List.copyOf(times.values()),
        List.copyOf(bytes.values()),
        List.of(marks("overflow", overflowing), marks("garbage collection", collections)));
  }

  /** As many as a reader can tell apart; the others share one lane. */
  private Set<String> busiestLanes() {
    Map<String, Long> counts =
        frames.stream().collect(Collectors.groupingBy(Frame::lane, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(counts.size() > MOST_LANES ? MOST_LANES - 1 : MOST_LANES)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Lane marks(String name, List<Long> moments) {
    Lane lane = new Lane(name);
    moments.stream().sorted().forEach(moment -> lane.add(seconds(moment), 0));
    return lane;
  }

  private double seconds(long nanos) {
    return frames.isEmpty() ? 0 : (nanos - frames.getFirst().start) / (double) SECOND;
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND), (long) instant.getNano());
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, (long) SECOND), Math.floorMod(nanos, (long) SECOND));
  }
}
