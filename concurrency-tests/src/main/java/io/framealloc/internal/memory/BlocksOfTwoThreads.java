package io.framealloc.internal.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two threads take a block, write their mark, look at it, and give the block back; the second of
 * two rounds takes blocks that came back.
 */
@JCStressTest
@Outcome(id = "2, 2, 0", expect = ACCEPTABLE, desc = "each found its own mark, all came back")
@Outcome(expect = FORBIDDEN, desc = "one block was lent twice, or a block was lost")
@State
public class BlocksOfTwoThreads {

  private record Self(Thread thread) implements Block.Holder {
    @Override
    public boolean died() {
      return false;
    }
  }

  private final BlockCache cache = new BlockCache(Block.ALIGNMENT, false, holder -> {});

  @Actor
  public void one(III_Result result) {
    result.r1 = round(1) + round(2);
  }

  @Actor
  public void other(III_Result result) {
    result.r2 = round(3) + round(4);
  }

  private int round(int mark) {
    Block block = cache.acquire(1, new Self(Thread.currentThread()));
    Memory.setInt(block, block.base, mark);
    Thread.onSpinWait();
    int found = Memory.getInt(block, block.base) == mark ? 1 : 0;
    cache.release(block, Integer.BYTES);
    return found;
  }

  @Arbiter
  public void after(III_Result result) {
    result.r3 = (int) cache.lentBytes();
    cache.close();
  }
}
