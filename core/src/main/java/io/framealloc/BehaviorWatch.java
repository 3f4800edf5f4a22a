package io.framealloc;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.internal.account.Kind;
import io.framealloc.internal.account.Observer;
import io.framealloc.internal.account.Payer;
import io.framealloc.internal.behavior.BehaviorFilter;
import io.framealloc.internal.behavior.Origin;
import io.framealloc.internal.behavior.Recorder;
import io.framealloc.internal.frame.FrameTask;
import io.framealloc.internal.frame.Inspector;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets the behaviour filter see what the threads of one allocator do. Nothing is attached before it
 * is switched on for the first time.
 */
final class BehaviorWatch implements Observer {

  /** Tells the filter of the frames of one thread. */
  private static final class FrameWatch extends Inspector implements FrameTask {

    private final ThreadArena arena;
    private final Recorder recorder;

    FrameWatch(ThreadArena arena, Recorder recorder) {
      this.arena = arena;
      this.recorder = recorder;
    }

    @Override
    public boolean began(ThreadArena of) {
      return recorder.began(of.number);
    }

    @Override
    public void took(Block block, long address, long bytes) {
      recorder.took(tagOf(arena), bytes);
    }

    @Override
    public void began() {
      // the inspector is asked first
    }

    @Override
    public void ended() {
      recorder.ended();
    }
  }

  /** Tells the filter of the end of what it pays for. */
  private static final class WatchedPayer extends Payer {

    private final Origin origin;

    WatchedPayer(Payer payer, Origin origin) {
      super(payer);
      this.origin = origin;
    }

    @Override
    public void cancel(long bytes) {
      super.refund(bytes);
      origin.cancelled();
    }

    @Override
    public void refund(long bytes) {
      super.refund(bytes);
      origin.closed();
    }
  }

  final BehaviorFilter filter = new BehaviorFilter();
  private final Accounting accounting;
  private final Pools pools;
  private boolean attached;

  BehaviorWatch(Accounting accounting, Pools pools) {
    this.accounting = accounting;
    this.pools = pools;
  }

  /** Switches the filter on, and the accounts with it, which know the tags. */
  synchronized void on() {
    filter.turn(true);
    if (!attached) {
      attached = true;
      accounting.on();
      accounting.arenas.atArrival(this::attach);
      pools.billing.observeBy(this);
    }
    accounting.arena();
  }

  /** Looks for frame memory in asynchronous code, and reports it as it is found. */
  void onAndTell(DiagnosticSink sink) {
    filter.announceTo(
        (code, place) ->
            sink.report(
                new Diagnostic(
                    code,
                    code.severity(),
                    code.message(textOf(code)),
                    place.tag().isEmpty() ? null : place.tag(),
                    place.site())));
    on();
  }

  private static String textOf(Code code) {
    return code == Code.FA601
        ? "frame allocation in a task that has no frame of its own, or waits inside it; "
            + "hint: begin and end a frame in the task without waiting in it, or use taskAlloc"
        : "frame data alive while a task waits, or used after its frame; "
            + "hint: end the frame before the task waits; keep what must last by taskAlloc";
  }

  private void attach(FrameArena arena) {
    Recorder recorder = filter.open(arena.thread());
    FrameWatch watch = new FrameWatch(arena, recorder);
    arena.recorder = recorder;
    arena.atFrames(watch);
    arena.inspectBy(watch);
  }

  private static String tagOf(ThreadArena arena) {
    return Objects.requireNonNull(arena.ledger).payer().account.path;
  }

  @Override
  public Payer charged(Kind kind, Payer payer) {
    Recorder recorder = recorder();
    if (recorder == null) {
      return payer;
    }
    String tag = payer.account.path;
    Origin origin = null;
    switch (kind) {
      case POOL -> origin = recorder.openedPool(tag);
      case HEAP -> origin = recorder.openedHeap(tag);
      case SCRATCH -> recorder.openedScratch();
      case FRAME -> {}
    }
    return origin == null ? payer : new WatchedPayer(payer, origin);
  }

  /* The calling thread's, if the filter is on. */
  private @Nullable Recorder recorder() {
    return filter.isOn() ? accounting.arenas.ofCurrentThread().recorder : null;
  }

  /** A value is retained; returns what {@link #moves} is told, or null. */
  @Nullable Origin retained() {
    Recorder recorder = recorder();
    return recorder == null ? null : recorder.retained(tagOf(accounting.arenas.ofCurrentThread()));
  }

  /** A value of a frame is about to be sent; returns what {@link #back} is told. */
  @Nullable Recorder sends() {
    Recorder recorder = recorder();
    if (recorder != null) {
      recorder.moves(recorder.sent(tagOf(accounting.arenas.ofCurrentThread())));
    }
    return recorder;
  }

  /**
   * What is opened until {@link #back} is not the program's own: it is for a value that leaves its
   * frame, or for asynchronous work if that is null. Returns what {@link #back} is told.
   */
  @Nullable Recorder moves(@Nullable Origin value) {
    Recorder recorder = recorder();
    if (recorder != null) {
      recorder.moves(value);
    }
    return recorder;
  }

  /** What is opened is the program's own again. */
  static void back(@Nullable Recorder recorder) {
    if (recorder != null) {
      recorder.back();
    }
  }

  /** Frame data of an arena was refused to the calling thread. */
  static void refused(ThreadArena arena) {
    if (arena instanceof FrameArena of && of.recorder != null) {
      of.recorder.refused();
    }
  }
}
