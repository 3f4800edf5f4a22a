package io.framealloc;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One step of a random program on frames. A number that picks something wraps around. */
sealed interface FrameOp {

  record Begin() implements FrameOp {}

  record End() implements FrameOp {}

  record OpenScope() implements FrameOp {}

  record CloseScope(int which) implements FrameOp {}

  record TakeCheckpoint() implements FrameOp {}

  record RollBack(int which) implements FrameOp {}

  record Attempt(boolean succeeds, List<FrameOp> inside) implements FrameOp {}

  record TakeRaw(int size, int alignment) implements FrameOp {}

  record TakeReference(int size, int alignment) implements FrameOp {}

  record MakeVector() implements FrameOp {}

  record Push(int which, int count) implements FrameOp {}

  record Touch(int which) implements FrameOp {}

  record Nonsense(long size, long alignment) implements FrameOp {}

  /** Any step; attempts only as deep as {@code depth}. */
  static Arbitrary<FrameOp> any(int depth) {
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 50);
    Arbitrary<Integer> size =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(0, 300)),
            Tuple.of(2, Arbitraries.integers().between(0, 20_000)),
            Tuple.of(1, Arbitraries.integers().between(60_000, 300_000)));
    Arbitrary<Integer> alignment = Arbitraries.integers().between(0, 12).map(log -> 1 << log);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(new Begin())),
        Tuple.of(3, Arbitraries.just(new End())),
        Tuple.of(4, Arbitraries.just(new OpenScope())),
        Tuple.of(4, which.map(CloseScope::new)),
        Tuple.of(2, Arbitraries.just(new TakeCheckpoint())),
        Tuple.of(2, which.map(RollBack::new)),
        Tuple.of(depth > 0 ? 2 : 0, attempts(depth)),
        Tuple.of(8, Combinators.combine(size, alignment).as(TakeRaw::new)),
        Tuple.of(8, Combinators.combine(size, alignment).as(TakeReference::new)),
        Tuple.of(2, Arbitraries.just(new MakeVector())),
        Tuple.of(
            4, Combinators.combine(which, Arbitraries.integers().between(1, 500)).as(Push::new)),
        Tuple.of(6, which.map(Touch::new)),
        Tuple.of(
            1,
            Combinators.combine(
                    Arbitraries.of(-1L, Long.MIN_VALUE, 1L << 60, Long.MAX_VALUE),
                    Arbitraries.of(0L, 1L, 3L, 4096L, 8192L))
                .as(Nonsense::new)));
  }

  private static Arbitrary<Attempt> attempts(int depth) {
    return Combinators.combine(
            Arbitraries.of(true, false),
            depth > 0 ? any(depth - 1).list().ofMaxSize(15) : Arbitraries.just(List.<FrameOp>of()))
        .as(Attempt::new);
  }
}
