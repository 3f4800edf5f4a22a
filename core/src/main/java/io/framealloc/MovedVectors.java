package io.framealloc;

import io.framealloc.internal.account.Billing;
import io.framealloc.internal.frame.ThreadArena;
import io.framealloc.internal.memory.Block;
import io.framealloc.internal.memory.BlockCache;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The vectors that were sent through one allocator, and blocks that wait for a thread to come by.
 *
 * <p>A thread comes by when it sends, takes out, closes or trims anything here: it is in no access
 * then. Order of locks: this one, then the cache's.
 */
final class MovedVectors {

  private record Left(List<Block> blocks, List<OwnLife> lives) {}

  final ReentrantLock lock = new ReentrantLock();
  final BlockCache cache;
  final Billing billing;
  private final ThreadArenas arenas;
  private final List<Left> waiting = new ArrayList<>();
  private volatile boolean somethingWaits;

  MovedVectors(BlockCache cache, ThreadArenas arenas, Billing billing) {
    this.cache = cache;
    this.billing = billing;
    this.arenas = arenas;
  }

  /** The calling thread's arena, under which it takes vectors out. */
  ThreadArena arena() {
    return arenas.ofCurrentThread();
  }

  /** Gives blocks back, once the threads of all tokens, which are dead, have come by. */
  void giveBack(List<Block> blocks, List<OwnLife> lives) {
    Left left = new Left(blocks, lives);
    if (!isOver(left)) {
      waiting.add(left);
      somethingWaits = true;
    }
  }

  private boolean isOver(Left left) {
    left.lives.removeIf(MovedVectors::hasComeBy);
    if (!left.lives.isEmpty()) {
      return false;
    }
    left.blocks.forEach(cache::dropShare);
    return true;
  }

  private static boolean hasComeBy(OwnLife life) {
    Thread thread = life.thread();
    if (thread != Thread.currentThread()) {
      return !thread.isAlive();
    }
    try {
      life.closeScope();
      return true;
    } catch (IllegalStateException inNativeCode) {
      return false;
    }
  }

  /** The calling thread comes by. */
  void drain() {
    if (!somethingWaits) {
      return;
    }
    lock.lock();
    try {
      Iterator<Left> each = waiting.iterator();
      while (each.hasNext()) {
        if (isOver(each.next())) {
          each.remove();
        }
      }
      somethingWaits = !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The allocator is closed: whatever still waits is freed when its threads have ended. */
  void close() {
    drain();
    List<Thread> threads;
    lock.lock();
    try {
      threads =
          waiting.stream()
              .flatMap(left -> left.lives.stream())
              .map(OwnLife::thread)
              .distinct()
              .toList();
    } finally {
      lock.unlock();
    }
    for (Thread thread : threads) {
      Thread.ofVirtual().name("framealloc-close").start(() -> drainAfter(thread));
    }
  }

  private void drainAfter(Thread thread) {
    try {
      thread.join();
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
