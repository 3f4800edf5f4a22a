package io.framealloc.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;

/** A recording with the events of the library, made without it. */
final class SampleEvents {

  @Name("framealloc.Frame")
  static final class FrameEvent extends Event {
    long number;
    String phase;
    String tag;
    long bytes;
    long allocations;
    int overflows;
    String allocator;
  }

  @Name("framealloc.Overflow")
  static final class OverflowEvent extends Event {
    long number;
    long bytes;
    String policy;
  }

  @Name("framealloc.Budget")
  static final class BudgetEvent extends Event {
    String level;
    long requested;
    long used;
    long limit;
    String policy;
  }

  @Name("framealloc.StaleAccess")
  static final class StaleAccessEvent extends Event {
    String code;
    long number;
    long framesAgo;
  }

  @Name("framealloc.Leak")
  static final class LeakEvent extends Event {
    String code;
    String kind;
    long count;
    long bytes;
    String tag;
    String site;
  }

  @Name("framealloc.Block")
  static final class BlockEvent extends Event {
    long bytes;
    boolean grown;
  }

  @Name("framealloc.Transfer")
  static final class TransferEvent extends Event {
    long id;
    long bytes;
    boolean received;
  }

  @Name("framealloc.Allocation")
  static final class AllocationEvent extends Event {
    long bytes;
    String kind;
    String tag;
  }

  private SampleEvents() {}

  /** Records so many frames of two threads, and one of each other event. */
  static void record(Path file, int frames) throws IOException, InterruptedException {
    try (Recording recording = new Recording()) {
      recording.enable(FrameEvent.class).withThreshold(Duration.ZERO);
      recording.start();
      others();
      Thread worker = new Thread(() -> frames(frames, "worker"), "worker-1");
      Thread main = new Thread(() -> frames(frames, "game"), "render");
      worker.start();
      main.start();
      worker.join();
      main.join();
      recording.stop();
      recording.dump(file);
    }
  }

  private static void frames(int count, String allocator) {
    String[] tags = {"physics::contacts", "render::meshes", "render::ui", ""};
    for (int i = 1; i <= count; i++) {
      FrameEvent event = new FrameEvent();
      event.begin();
      LockSupport.parkNanos(400_000 + (i % 40 == 0 ? 4_000_000 : 250_000L * (i % 5)));
      event.number = i;
      event.phase = i % 2 == 0 ? "simulate" : "render";
      event.tag = tags[i % tags.length];
      event.bytes = 40_000L * (1 + i % 7);
      event.allocations = 100;
      event.overflows = i % 40 == 0 ? 2 : 0;
      event.allocator = allocator;
      event.commit();
    }
  }

  private static void others() {
    OverflowEvent overflow = new OverflowEvent();
    overflow.number = 40;
    overflow.bytes = 65536;
    overflow.policy = "GROW";
    overflow.commit();
    BudgetEvent budget = new BudgetEvent();
    budget.level = "tag physics";
    budget.requested = 4096;
    budget.used = 1 << 20;
    budget.limit = 1 << 20;
    budget.policy = "FAIL";
    budget.commit();
    BudgetEvent soft = new BudgetEvent();
    soft.level = "allocator";
    soft.used = 3 << 20;
    soft.limit = 2 << 20;
    soft.policy = "SOFT";
    soft.commit();
    StaleAccessEvent stale = new StaleAccessEvent();
    stale.code = "FA104";
    stale.number = 12;
    stale.framesAgo = 2;
    stale.commit();
    LeakEvent leak = new LeakEvent();
    leak.code = "FA401";
    leak.kind = "pool";
    leak.count = 2;
    leak.bytes = 64;
    leak.tag = "ai";
    leak.site = "game.ai.Path.find(Path.java:41)";
    leak.commit();
    for (boolean flag : new boolean[] {false, true}) {
      BlockEvent block = new BlockEvent();
      block.bytes = flag ? 4 << 20 : 1 << 20;
      block.grown = flag;
      block.commit();
      TransferEvent transfer = new TransferEvent();
      transfer.id = 7;
      transfer.bytes = 256;
      transfer.received = flag;
      transfer.commit();
    }
    AllocationEvent allocation = new AllocationEvent();
    allocation.bytes = 128;
    allocation.kind = "frame";
    allocation.tag = "ai";
    allocation.commit();
  }
}
