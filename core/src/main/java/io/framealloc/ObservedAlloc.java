package io.framealloc;

import io.framealloc.accounting.EventSubscription;
import io.framealloc.accounting.FrameEvent;
import io.framealloc.diagnostics.Diagnostic;
import io.framealloc.diagnostics.DiagnosticException;
import io.framealloc.diagnostics.StrictMode;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The part of an allocator that tells what it does and what it finds. */
abstract sealed class ObservedAlloc extends BudgetedAlloc permits SmartAlloc {

  abstract DiagnosticSink sink();

  /* Events. */

  /**
   * Tells a listener what this allocator does from now on: frames, overflows, budgets, transfers,
   * leaks, blocks.
   *
   * <p>It is called on the thread that acts, outside all locks. What it throws is logged, once, and
   * does no harm; what it does with this allocator is not told to listeners. Frames of a thread are
   * told from the next one that it begins. Without a listener a frame costs nothing more.
   *
   * @param listener gets every event; called by several threads at once
   * @return what removes it
   */
  public EventSubscription onFrameEvent(Consumer<? super FrameEvent> listener) {
    return sink().events.listen(listener);
  }

  /* Findings. */

  /**
   * Sends every finding that is not an exception to {@code consumer}; without one they are logged.
   *
   * <p>Of one place, or of the same words where no place is known, the first finding is sent, and
   * at the {@linkplain SmartAlloc#close close} how many followed.
   *
   * @param consumer called by whichever thread notices, outside all locks; what it throws is logged
   */
  public void diagnostics(@Nullable Consumer<Diagnostic> consumer) {
    sink().redirect(consumer);
  }

  /**
   * Sets which findings become a {@link DiagnosticException}; {@link StrictMode} says where it is
   * thrown. Until then it is what {@link AllocConfig#strictMode} says.
   *
   * @param mode from now on
   */
  public void strictMode(StrictMode mode) {
    sink().strictMode(Objects.requireNonNull(mode, "mode"));
  }

  /**
   * Returns which findings become an exception.
   *
   * @return the mode in effect
   */
  public StrictMode strictMode() {
    return sink().strictMode();
  }
}
