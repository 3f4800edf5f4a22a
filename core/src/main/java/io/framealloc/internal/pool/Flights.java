package io.framealloc.internal.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Which slots of a slab were sent and not received yet.
 *
 * <p>A slot in flight has a ticket: its epoch and its generation. Whoever replaces the ticket by
 * none has received the slot, or freed it; so one of them does, and no list and no lock is needed
 * to find what was never received: the slab is looked through. A ticket is never used twice, since
 * the generations of a slot are not.
 *
 * <p>Collected handles: an {@linkplain Epoch epoch} is known here by a weak reference only, and
 * followed by another one after some number of transfers. When it is collected, a cleaner frees the
 * slots that still have its number. So nothing is registered for a single transfer.
 *
 * <p>The fields for sending are the slab owner's; the tickets belong to all threads.
 */
public final class Flights {

  private static final VarHandle TICKET = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long NONE = 0;
  private final Slab slab;
  private final FlightLog log;
  private final long[] tickets;

  /* By slot, from sending to closing; made for the first. */
  private @Nullable Cargo @Nullable [] cargoes;

  private WeakReference<Epoch> current = new WeakReference<>(null);
  private int lastEpoch;
  private int leftInEpoch;
  private long nextId;

  Flights(Slab slab, int slots, FlightLog log) {
    this.slab = slab;
    this.log = log;
    this.tickets = new long[slots];
  }

  private static long ticket(int epoch, int generation) {
    return ((long) epoch << 32) | (generation & 0xFFFF_FFFFL);
  }

  /* Owner. */

  /** Puts a slot in flight. Only between {@link Pool#lend} and {@link Slab#lent}. */
  public Epoch send(int slot, int generation) {
    Epoch epoch = current.get();
    if (epoch == null || leftInEpoch == 0) {
      epoch = nextEpoch();
    }
    leftInEpoch--;
    TICKET.setRelease(tickets, slot, ticket(epoch.number(), generation));
    return epoch;
  }

  /** The number of what was sent last; only after {@link #send}, once. */
  public long id() {
    return nextId++;
  }

  private Epoch nextEpoch() {
    Epoch epoch = new Epoch(this, Math.max(1, (lastEpoch + 1) & Integer.MAX_VALUE));
    lastEpoch = epoch.number();
    leftInEpoch = FlightLog.RANGE;
    nextId = log.range();
    current = new WeakReference<>(epoch);
    log.watch(epoch);
    return epoch;
  }

  /* Any thread. */

  boolean claim(int epoch, int slot, int generation) {
    return TICKET.compareAndSet(tickets, slot, ticket(epoch, generation), NONE);
  }

  boolean has(int epoch, int slot, int generation) {
    return (long) TICKET.getVolatile(tickets, slot) == ticket(epoch, generation);
  }

  /** Says what a slot is the receipt for; null once that is gone. */
  public synchronized void load(int slot, @Nullable Cargo cargo) {
    @Nullable Cargo[] all = cargoes;
    if (all == null) {
      all = new @Nullable Cargo[tickets.length];
      cargoes = all;
    }
    all[slot] = cargo;
  }

  private synchronized @Nullable Cargo unload(int slot) {
    @Nullable Cargo[] all = cargoes;
    if (all == null) {
      return null;
    }
    Cargo cargo = all[slot];
    all[slot] = null;
    return cargo;
  }

  /** Reports a transfer that was left in a channel; the caller has freed it. */
  public void leftInChannel(long id, long bytes) {
    log.listener().leftInChannel(id, bytes);
  }

  /** Frees what is still in flight of an epoch whose handles are gone. */
  void lose(int epoch) {
    int count = 0;
    long bytes = 0;
    for (int slot = 0; slot < tickets.length; slot++) {
      long ticket = (long) TICKET.getVolatile(tickets, slot);
      if (ticket >>> 32 == epoch && TICKET.compareAndSet(tickets, slot, ticket, NONE)) {
        count++;
        bytes += free(slot, (int) ticket);
      }
    }
    if (count > 0) {
      log.listener().collected(count, bytes);
    }
  }

  private long free(int slot, int generation) {
    Cargo cargo = unload(slot);
    long bytes = cargo == null ? slab.requested(slot) : cargo.cargoBytes();
    if (cargo != null) {
      cargo.abandon();
    }
    if (slab.claim(slot, generation)) {
      slab.giveBack(slot);
    }
    return bytes;
  }

  /** How many slots are in flight. */
  int count() {
    int count = 0;
    for (int slot = 0; slot < tickets.length; slot++) {
      count += (long) TICKET.getVolatile(tickets, slot) == NONE ? 0 : 1;
    }
    return count;
  }

  /** Takes everything out of flight, since the allocator is closed, and counts it. */
  void end(ClassCount count) {
    for (int slot = 0; slot < tickets.length; slot++) {
      boolean sent = (long) TICKET.getAndSet(tickets, slot, NONE) != NONE;
      Cargo cargo = unload(slot);
      if (cargo != null) {
        count.cargoes.add(cargo);
      }
      if (sent) {
        count.sent++;
        count.sentBytes += cargo == null ? slab.requested(slot) : cargo.cargoBytes();
      } else if (cargo != null) {
        count.receipts++;
        count.receiptBytes += cargo.cargoBytes();
      }
    }
  }
}
