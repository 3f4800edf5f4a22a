package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.diagnostics.Code;
import io.framealloc.diagnostics.FrameExhaustedException;
import io.framealloc.diagnostics.FrameStateException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs a program of one thread on the allocator and beside it on a model: a stack of regions, each
 * with what was allocated in it. Overlaps show as values that have changed.
 */
final class FrameModel {

  private static final int REMEMBERED_DEAD = 30;

  private final class Region {

    final Object handle;
    final List<ModelData> data = new ArrayList<>();

    Region(Object handle) {
      this.handle = handle;
    }

    void die() {
      dead.addAll(data);
      data.clear();
    }
  }

  private final SmartAlloc alloc;
  private final List<Region> regions = new ArrayList<>();
  private final List<FrameScope> scopes = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final List<ModelData> dead = new ArrayList<>();
  private Frame frame;
  private long begun;
  private byte next;

  FrameModel(SmartAlloc alloc) {
    this.alloc = alloc;
  }

  boolean isOpen() {
    return !regions.isEmpty();
  }

  void run(List<FrameOp> program) {
    for (FrameOp op : program) {
      run(op);
      assertEquals(isOpen(), alloc.inFrame());
    }
    assertIntact(0);
    dead.forEach(ModelData::assertDead);
  }

  /** What the regions from {@code from} on hold is as it was written. */
  private void assertIntact(int from) {
    regions.stream().skip(from).forEach(region -> region.data.forEach(ModelData::assertIntact));
  }

  private void run(FrameOp op) {
    switch (op) {
      case FrameOp.Begin b -> begin();
      case FrameOp.End e -> end();
      case FrameOp.CloseScope(int which) when !scopes.isEmpty() -> close(pick(scopes, which));
      case FrameOp.Touch(int which) -> touch(which);
      case FrameOp.Nonsense(long size, long alignment) -> nonsense(size, alignment);
      default -> {
        if (isOpen()) {
          runInside(op);
        } else {
          assertRefused(Code.FA105, () -> alloc.frameAlloc(8));
        }
      }
    }
  }

  private void runInside(FrameOp op) {
    switch (op) {
      case FrameOp.OpenScope o -> {
        scopes.add(frame.nested());
        regions.add(new Region(scopes.getLast()));
      }
      case FrameOp.TakeCheckpoint t -> {
        checkpoints.add(frame.checkpoint());
        regions.add(new Region(checkpoints.getLast()));
      }
      case FrameOp.RollBack(int which) when !checkpoints.isEmpty() ->
          rollBack(pick(checkpoints, which));
      case FrameOp.Attempt(boolean succeeds, List<FrameOp> inside) -> attempt(succeeds, inside);
      case FrameOp.TakeRaw(int size, int alignment) -> takeRaw(size, alignment);
      case FrameOp.TakeReference(int size, int alignment) -> takeReference(size, alignment);
      case FrameOp.MakeVector m ->
          attemptToTake(64, () -> regions.getLast().data.add(new ModelData.Vector(frame.intVec())));
      case FrameOp.Push(int which, int count) -> push(which, count);
      default -> {}
    }
  }

  private static <T> T pick(List<T> list, int which) {
    return list.get(which % list.size());
  }

  private static void assertRefused(Code code, Executable use) {
    assertEquals(code, assertThrows(FrameStateException.class, use).code());
  }

  /* Regions. */

  private void begin() {
    if (isOpen()) {
      assertRefused(Code.FA101, alloc::beginFrame);
      return;
    }
    frame = alloc.beginFrame();
    assertEquals(++begun, frame.number());
    assertEquals(0, frame.used());
    regions.add(new Region(frame));
  }

  private void end() {
    if (!isOpen()) {
      assertRefused(Code.FA102, alloc::endFrame);
      if (frame != null) {
        assertRefused(Code.FA102, frame::close);
      }
    } else if (scopeAbove(0)) {
      assertIntact(0);
      popTo(0);
      assertRefused(Code.FA106, frame::close);
    } else {
      assertIntact(0);
      popTo(0);
      frame.close();
    }
  }

  private void close(FrameScope scope) {
    int at = indexOf(scope);
    if (at < 0 || scopeAbove(at)) {
      assertRefused(Code.FA106, scope::close);
    } else {
      assertIntact(at);
      popTo(at);
      scope.close();
    }
  }

  private void rollBack(Checkpoint checkpoint) {
    int at = indexOf(checkpoint);
    if (at < 0 || scopeAbove(at)) {
      assertRefused(Code.FA106, () -> frame.rollbackTo(checkpoint));
    } else {
      assertIntact(at);
      popTo(at);
      regions.add(new Region(checkpoint));
      frame.rollbackTo(checkpoint);
    }
  }

  private void attempt(boolean succeeds, List<FrameOp> inside) {
    Region region = new Region(new Object());
    try {
      Optional<Integer> result =
          frame.speculative(
              f -> {
                regions.add(region);
                inside.stream().filter(op -> !(op instanceof FrameOp.End)).forEach(this::run);
                assertIntact(0);
                return succeeds ? Optional.of(42) : Optional.empty();
              });
      assertEquals(succeeds, result.isPresent());
    } catch (FrameStateException e) {
      assertEquals(Code.FA106, e.code());
      int at = regions.indexOf(region);
      assertTrue(at < 0 || scopeAbove(at), e::getMessage);
      return;
    }
    int at = regions.indexOf(region);
    assertTrue(at >= 0 && !scopeAbove(at));
    if (succeeds) {
      commit(at);
    } else {
      popTo(at);
    }
  }

  private void commit(int at) {
    List<ModelData> below = regions.get(at - 1).data;
    while (regions.size() > at) {
      below.addAll(regions.remove(at).data);
    }
  }

  private int indexOf(Object handle) {
    for (int i = 0; i < regions.size(); i++) {
      if (regions.get(i).handle == handle) {
        return i;
      }
    }
    return -1;
  }

  private boolean scopeAbove(int at) {
    return regions.subList(at + 1, regions.size()).stream()
        .anyMatch(region -> region.handle instanceof FrameScope);
  }

  private void popTo(int at) {
    while (regions.size() > at) {
      regions.removeLast().die();
    }
    while (dead.size() > REMEMBERED_DEAD) {
      dead.removeFirst();
    }
  }

  /* Data. */

  private void takeRaw(int size, int alignment) {
    attemptToTake(
        size + alignment,
        () -> {
          MemorySegment segment = frame.allocate(size, alignment);
          assertEquals(size, segment.byteSize());
          assertEquals(0, segment.address() & (alignment - 1));
          if (alloc.config().zeroOnReuse()) {
            assertEquals(-1, segment.mismatch(MemorySegment.ofArray(new byte[size])));
          }
          regions.getLast().data.add(new ModelData.Raw(segment, ++next));
        });
  }

  private void takeReference(int size, int alignment) {
    attemptToTake(
        size + Math.max(8, alignment),
        () -> {
          long ref = frame.ref(size, alignment);
          if (alloc.config().zeroOnReuse()) {
            for (int i = 0; i < size; i++) {
              assertEquals(0, frame.getByte(ref, i));
            }
          }
          if (!Fallback.isOn()) {
            long address = frame.segment(ref, size).address();
            assertEquals(0, address & (Math.max(8, alignment) - 1));
          }
          regions.getLast().data.add(new ModelData.Reference(alloc, frame, ref, size, ++next));
        });
  }

  private void push(int which, int count) {
    List<ModelData.Vector> vectors = new ArrayList<>();
    for (Region region : regions) {
      for (ModelData each : region.data) {
        if (each instanceof ModelData.Vector vector) {
          vectors.add(vector);
        }
      }
    }
    if (!vectors.isEmpty()) {
      ModelData.Vector vector = pick(vectors, which);
      attemptToTake(
          16L * (vector.size() + count) + 1024,
          () -> {
            for (int i = 0; i < count; i++) {
              vector.push(next + i);
            }
          });
    }
  }

  /** May fail only if {@code atMost} more bytes do not fit, and then changes nothing. */
  private void attemptToTake(long atMost, Runnable taking) {
    long used = frame.used();
    long count = frame.stats().allocationCount();
    try {
      taking.run();
      assertTrue(frame.stats().allocationCount() >= count);
    } catch (FrameExhaustedException e) {
      assertEquals(Overflow.FAIL, alloc.config().overflow());
      assertTrue(used + atMost > alloc.config().frameCapacity(), e::getMessage);
    }
    if (alloc.config().overflow() == Overflow.FAIL) {
      assertTrue(frame.used() <= alloc.config().frameCapacity() + 7);
    }
  }

  private void nonsense(long size, long alignment) {
    if (!isOpen()) {
      return;
    }
    FrameStats before = frame.stats();
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> frame.allocate(size, alignment));
    boolean argumentsAreLegal = size >= 0 && (alignment == 1 || alignment == 4096);
    assertEquals(
        argumentsAreLegal ? FrameExhaustedException.class : IllegalArgumentException.class,
        refused.getClass());
    assertEquals(
        refused.getClass(),
        assertThrows(RuntimeException.class, () -> frame.ref(size, alignment)).getClass());
    assertEquals(before.bytesAllocated(), frame.stats().bytesAllocated());
    assertEquals(before.allocationCount(), frame.stats().allocationCount());
  }

  private void touch(int which) {
    if (!dead.isEmpty() && which % 2 == 0) {
      pick(dead, which).assertDead();
    } else if (isOpen()) {
      Region region = pick(regions, which);
      region.data.forEach(ModelData::assertIntact);
    }
  }
}
