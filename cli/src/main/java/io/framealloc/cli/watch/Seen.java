package io.framealloc.cli.watch;

import io.framealloc.diagnostics.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a folder so far.
 *
 * @param history snapshots of one run, the oldest first
 * @param notice what is wrong at the moment, or null
 */
public record Seen(List<Snapshot> history, @Nullable String notice) {}
