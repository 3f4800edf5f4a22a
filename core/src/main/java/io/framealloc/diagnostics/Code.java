package io.framealloc.diagnostics;

/**
 * The one catalogue of diagnostic codes, used by exceptions, run-time reports and the analyzer.
 *
 * <p>The message of every exception of this library starts with its code in brackets, for example
 * {@code [FA104] Attempted to use frame data after end_frame: ...}.
 *
 * <h2>Threads</h2>
 *
 * Constants may be shared freely.
 *
 * @since 0.1
 */
public enum Code {
  /** BeginFrame while this thread already has an open frame. */
  FA101(Severity.ERROR, true, true, "beginFrame while this thread already has an open frame"),

  /** EndFrame without an open frame; frame closed twice. */
  FA102(Severity.ERROR, true, true, "endFrame without an open frame; frame closed twice"),

  /** Frame not ended on every path. */
  FA103(Severity.ERROR, true, true, "frame not ended on every path"),

  /** Attempted to use frame data after end_frame. */
  FA104(Severity.ERROR, true, true, "Attempted to use frame data after end_frame"),

  /** Frame allocation with no frame open. */
  FA105(Severity.ERROR, true, true, "frame allocation with no frame open"),

  /** Checkpoint or nested scope used out of order, or after its frame. */
  FA106(
      Severity.ERROR,
      true,
      true,
      "checkpoint or nested scope used out of order, or after its frame"),

  /** Frame memory exhausted, overflow policy applied. */
  FA107(Severity.WARNING, true, false, "frame memory exhausted, overflow policy applied"),

  /** Result allocated in a nested scope that its callee rewinds and then returned to the caller. */
  FA108(
      Severity.ERROR,
      true,
      true,
      "result allocated in a nested scope that its callee rewinds and then returned to the caller"),

  /** Frame data used on another thread without a transfer. */
  FA201(Severity.ERROR, true, true, "frame data used on another thread without a transfer"),

  /** A thread shares the frame boundary but is not registered with the FrameBarrier. */
  FA202(
      Severity.WARNING,
      true,
      true,
      "a thread shares the frame boundary but is not registered with the FrameBarrier"),

  /** A worker thread allocates without a budget. */
  FA203(Severity.HINT, false, true, "a worker thread allocates without a budget"),

  /** Deferred-free queue overflows, or a pattern that will overflow it. */
  FA204(
      Severity.WARNING,
      true,
      true,
      "deferred-free queue overflows, or a pattern that will overflow it"),

  /** EndFrame while other parties of the barrier are still at work. */
  FA205(
      Severity.ERROR, true, true, "endFrame while other parties of the barrier are still at work"),

  /** A transfer handle received twice. */
  FA206(Severity.ERROR, true, true, "a transfer handle received twice"),

  /** A transfer handle never received. */
  FA207(Severity.WARNING, true, true, "a transfer handle never received"),

  /** Unbounded allocation in a loop with no budget. */
  FA301(Severity.WARNING, false, true, "unbounded allocation in a loop with no budget"),

  /** Budget exceeded (frame, thread, tag or allocator). */
  FA302(Severity.ERROR, true, false, "budget exceeded (frame, thread, tag or allocator)"),

  /** Soft limit reached. */
  FA303(Severity.WARNING, true, false, "soft limit reached"),

  /** Pool, heap or promoted memory never closed (leak), with the allocation site. */
  FA401(
      Severity.WARNING,
      true,
      true,
      "pool, heap or promoted memory never closed (leak), with the allocation site"),

  /** Used after close. */
  FA402(Severity.ERROR, true, true, "used after close"),

  /** Closed twice. */
  FA403(Severity.ERROR, true, true, "closed twice"),

  /** Pool exhausted. */
  FA404(Severity.ERROR, true, false, "Pool exhausted"),

  /** Size class wastes most of its slot. */
  FA405(Severity.HINT, true, true, "size class wastes most of its slot"),

  /** Retention policy contradicts the use (Discard but kept; promoted but never read). */
  FA406(
      Severity.WARNING,
      true,
      true,
      "retention policy contradicts the use (Discard but kept; promoted but never read)"),

  /** Stale handle (generation mismatch). */
  FA407(Severity.ERROR, true, false, "stale handle (generation mismatch)"),

  /** Promotion failed (target full, too large, over budget). */
  FA408(Severity.WARNING, true, false, "promotion failed (target full, too large, over budget)"),

  /** Frame allocations of a tag live like long-lived data. */
  FA501(Severity.WARNING, true, false, "frame allocations of a tag live like long-lived data"),

  /** Too many frame allocations of a tag survive their frame. */
  FA502(Severity.WARNING, true, false, "too many frame allocations of a tag survive their frame"),

  /** Pool used as scratch: freed in the frame that allocated it. */
  FA510(Severity.HINT, true, false, "pool used as scratch: freed in the frame that allocated it"),

  /** Promotion churn. */
  FA520(Severity.WARNING, true, false, "promotion churn"),

  /** Heap allocation in a hot path. */
  FA530(Severity.WARNING, true, false, "heap allocation in a hot path"),

  /** Frame allocation in async code. */
  FA601(Severity.ERROR, true, true, "frame allocation in async code"),

  /** Allocation in a hot loop where one batch would do. */
  FA602(Severity.WARNING, true, true, "allocation in a hot loop where one batch would do"),

  /** Frame data alive across an await point. */
  FA603(Severity.ERROR, true, true, "frame data alive across an await point"),

  /** Frame data captured by a task or lambda that another thread runs. */
  FA604(
      Severity.ERROR,
      false,
      true,
      "frame data captured by a task or lambda that another thread runs"),

  /** Frame data returned beyond its frame. */
  FA701(Severity.ERROR, false, true, "frame data returned beyond its frame"),

  /** Frame allocation escaped frame boundary. */
  FA702(Severity.ERROR, true, true, "Frame allocation escaped frame boundary"),

  /** Memory corrupted. */
  FA703(Severity.ERROR, true, false, "memory corrupted"),

  /** ByteBuffer view of frame memory in the wrong byte order. */
  FA704(Severity.WARNING, false, true, "ByteBuffer view of frame memory in the wrong byte order"),

  /** Tag not allowed in this package. */
  FA801(Severity.WARNING, false, true, "tag not allowed in this package"),

  /** Unknown tag. */
  FA802(Severity.HINT, false, true, "unknown tag"),

  /** Allocation crosses a package boundary that the configuration forbids. */
  FA803(
      Severity.WARNING,
      false,
      true,
      "allocation crosses a package boundary that the configuration forbids"),

  /** A tag scope around every tiny allocation (tag overhead). */
  FA804(Severity.WARNING, false, true, "a tag scope around every tiny allocation (tag overhead)"),

  /** Staging memory not released by the end of its frame. */
  FA901(Severity.WARNING, true, true, "staging memory not released by the end of its frame"),

  /** Buffer lacks the transfer usage that the copy needs. */
  FA902(Severity.ERROR, true, true, "buffer lacks the transfer usage that the copy needs"),

  /** CPU and GPU touch a buffer with no barrier or fence between. */
  FA903(Severity.ERROR, true, true, "CPU and GPU touch a buffer with no barrier or fence between"),

  /** Device-local buffer mapped for the CPU. */
  FA904(Severity.ERROR, true, true, "device-local buffer mapped for the CPU"),

  /** Staging memory reused while a frame in flight still reads it. */
  FA905(
      Severity.WARNING, true, true, "staging memory reused while a frame in flight still reads it");

  /** How bad a finding is. */
  public enum Severity {
    /** A promise of the library is broken; at run time an exception or a report. */
    ERROR,
    /** Works, but is very likely a mistake. */
    WARNING,
    /** Could be better. */
    HINT
  }

  private final Severity severity;
  private final boolean atRunTime;
  private final boolean byAnalyzer;
  private final String title;

  Code(Severity severity, boolean atRunTime, boolean byAnalyzer, String title) {
    this.severity = severity;
    this.atRunTime = atRunTime;
    this.byAnalyzer = byAnalyzer;
    this.title = title;
  }

  /**
   * Returns how bad a finding with this code is.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns whether the library raises or reports this code while a program runs.
   *
   * @return true if it does
   */
  public boolean isAtRunTime() {
    return atRunTime;
  }

  /**
   * Returns whether the analyzer finds this code in source code.
   *
   * @return true if it does
   */
  public boolean isByAnalyzer() {
    return byAnalyzer;
  }

  /**
   * Returns the meaning in a few words.
   *
   * @return one line without the code
   */
  public String title() {
    return title;
  }

  /**
   * Returns a message that starts with this code in brackets.
   *
   * @param text what happened
   * @return {@code [FAnnn] text}
   */
  public String message(String text) {
    return "[" + name() + "] " + text;
  }
}
