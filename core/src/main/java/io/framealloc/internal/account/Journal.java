package io.framealloc.internal.account;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which account pays for which part of one open frame: runs of positions, one behind the other.
 * Used by one thread; its arrays are kept from frame to frame.
 */
final class Journal {

  private static final int FIRST = 8;

  private @Nullable Account[] accounts = new @Nullable Account[FIRST];
  private Kind[] kinds = new Kind[FIRST];
  private long[] ends = new long[FIRST];
  private int size;

  /* Memory beside the positions, which lasts until the frame ends. */
  private @Nullable Account[] asideOf = new @Nullable Account[0];
  private Kind[] asideKinds = new Kind[0];
  private long[] aside = new long[0];
  private int asideSize;

  Journal() {
    Arrays.fill(kinds, Kind.FRAME);
  }

  /** Notes that an account pays from the last position on to {@code end}. */
  void add(Account account, Kind kind, long end) {
    if (size > 0 && accounts[size - 1] == account && kinds[size - 1] == kind) {
      ends[size - 1] = end;
      return;
    }
    if (size == ends.length) {
      accounts = Arrays.copyOf(accounts, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    accounts[size] = account;
    kinds[size] = kind;
    ends[size] = end;
    size++;
  }

  void addAside(Account account, Kind kind, long bytes) {
    for (int i = 0; i < asideSize; i++) {
      if (asideOf[i] == account && asideKinds[i] == kind) {
        aside[i] += bytes;
        return;
      }
    }
    if (asideSize == aside.length) {
      asideOf = Arrays.copyOf(asideOf, 2 * asideSize + 2);
      asideKinds = Arrays.copyOf(asideKinds, 2 * asideSize + 2);
      aside = Arrays.copyOf(aside, 2 * asideSize + 2);
    }
    asideOf[asideSize] = account;
    asideKinds[asideSize] = kind;
    aside[asideSize] = bytes;
    asideSize++;
  }

  /** Refunds what lies behind {@code position}; in a frame that began at {@code first}. */
  void cutTo(long position, long first) {
    while (size > 0 && ends[size - 1] > position) {
      long from = Math.max(position, size > 1 ? ends[size - 2] : first);
      Account account = accounts[size - 1];
      if (account != null) {
        account.returned(kinds[size - 1], ends[size - 1] - from, 0);
      }
      if (from > position) {
        size--;
        accounts[size] = null;
      } else {
        ends[size - 1] = position;
        return;
      }
    }
  }

  /** Refunds everything. */
  void clear(long first) {
    cutTo(first, first);
    size = 0;
    accounts[0] = null;
    for (int i = 0; i < asideSize; i++) {
      Account account = asideOf[i];
      if (account != null) {
        account.returned(asideKinds[i], aside[i], 0);
      }
      asideOf[i] = null;
    }
    asideSize = 0;
  }

  /** How many bytes of heap memory a budget has promoted into this frame. */
  long promoted(long first) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      if (kinds[i] == Kind.HEAP) {
        sum += ends[i] - (i == 0 ? first : ends[i - 1]);
      }
    }
    return sum;
  }
}
