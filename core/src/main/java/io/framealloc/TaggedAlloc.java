package io.framealloc;

import io.framealloc.accounting.PhaseStats;
import io.framealloc.accounting.Tag;
import io.framealloc.accounting.TagStats;
import io.framealloc.internal.account.Account;
import io.framealloc.internal.account.Ledger;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of an allocator that attributes memory to tags and phases. */
abstract sealed class TaggedAlloc extends FrameRetention permits BudgetedAlloc {

  abstract Accounting accounting();

  abstract SmartAlloc self();

  /* Tags. */

  /**
   * Attributes what the calling thread takes in {@code action} to a tag.
   *
   * <p>The tag before is the current one again afterwards, also after an exception.
   *
   * @param tag the name, inside the current tag
   * @param action gets this allocator
   * @throws IllegalArgumentException if the name is empty
   */
  public void withTag(String tag, Consumer<? super SmartAlloc> action) {
    Objects.requireNonNull(action, "action");
    TagScope scope = tagScope(tag);
    try {
      action.accept(self());
    } finally {
      scope.close();
    }
  }

  /**
   * Attributes what the calling thread takes in {@code function} to a tag, and returns its result.
   *
   * @param <R> the type of the result
   * @param tag the name, inside the current tag
   * @param function gets this allocator
   * @return what the function returned
   * @throws IllegalArgumentException if the name is empty
   */
  public <R> R callWithTag(String tag, Function<? super SmartAlloc, R> function) {
    Objects.requireNonNull(function, "function");
    TagScope scope = tagScope(tag);
    try {
      return function.apply(self());
    } finally {
      scope.close();
    }
  }

  /**
   * Attributes what the calling thread takes from now on to a tag. Allocates nothing.
   *
   * @param tag the tag, inside the current one
   * @return the scope, best closed by try-with-resources
   */
  public TagScope tagScope(Tag tag) {
    FrameArena arena = accounting().arena();
    Ledger ledger = Objects.requireNonNull(arena.ledger);
    return arena.tags().open(ledger.payer(), ledger.payer().child(tag.name()));
  }

  /**
   * Attributes what the calling thread takes from now on to a tag. Allocates nothing once the name
   * is known.
   *
   * @param tag the name, inside the current tag
   * @return the scope, best closed by try-with-resources
   * @throws IllegalArgumentException if the name is empty
   */
  public TagScope tagScope(String tag) {
    return tagScope(Tag.of(tag));
  }

  /**
   * Returns the tag to which the calling thread's memory is attributed now.
   *
   * @return the tag with its whole path, or null if there is none
   */
  public @Nullable Tag currentTag() {
    Ledger ledger = accounting().arenas.ofCurrentThread().ledger;
    String path = ledger == null ? "" : ledger.payer().account.path;
    return path.isEmpty() ? null : Tag.of(path);
  }

  /**
   * Returns what was taken under a tag and the tags inside it, by all threads.
   *
   * <p>What another thread has taken in its open frame counts when it changes its tag or ends the
   * frame.
   *
   * @param tag the whole path
   * @return a snapshot; all zero for a tag that was never used
   */
  public TagStats tagStats(Tag tag) {
    accounting().flush();
    Account account = accounting().accounts.root.find(tag.name());
    return account == null ? new TagStats(tag.name(), 0, 0, 0, 0) : statsOf(account);
  }

  /**
   * Returns what was taken under a tag; see {@link #tagStats(Tag)}.
   *
   * @param tag the whole path
   * @return a snapshot; all zero for a tag that was never used
   * @throws IllegalArgumentException if a name in it is empty
   */
  public TagStats tagStats(String tag) {
    return tagStats(Tag.of(tag));
  }

  /**
   * Returns what was taken under every tag.
   *
   * @return snapshots, sorted by path
   */
  public List<TagStats> tagStats() {
    accounting().flush();
    return accounting().accounts.all().stream().map(TaggedAlloc::statsOf).toList();
  }

  private static TagStats statsOf(Account account) {
    return new TagStats(
        account.path, account.taken(), account.count(), account.live(), account.peak());
  }

  /* Phases. */

  /**
   * Begins a named phase of the current frame; see {@link Frame#phase}.
   *
   * @param name what the phase is called
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public void beginPhase(String name) {
    phaseScope(name);
  }

  /**
   * Ends the innermost open phase of the current frame.
   *
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open, {@code
   *     FA106} if no phase is
   */
  public void endPhase() {
    FramePhase phase = FrameEnding.of(currentFrame().arena).phase();
    if (phase == null) {
      throw Errors.noPhase();
    }
    phase.close();
  }

  /**
   * Begins a named phase of the current frame; see {@link Frame#phase}.
   *
   * @param name what the phase is called
   * @return the phase, best closed by try-with-resources
   * @throws io.framealloc.diagnostics.FrameStateException {@code FA105} if no frame is open
   */
  public FramePhase phaseScope(String name) {
    return currentFrame().phase(name);
  }

  /**
   * Returns what was taken in the closed phases of a name, in all frames of all threads.
   *
   * @param name what the phase is called
   * @return a snapshot; all zero for a phase that was never closed
   */
  public PhaseStats phaseStats(String name) {
    return accounting().arenas.phases.stats(Objects.requireNonNull(name, "name"));
  }

  /**
   * Returns what was taken in all closed phases.
   *
   * @return snapshots, sorted by name
   */
  public List<PhaseStats> phaseStats() {
    return accounting().arenas.phases.stats();
  }
}
