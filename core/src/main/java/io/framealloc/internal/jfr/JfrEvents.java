package io.framealloc.internal.jfr;

import io.framealloc.accounting.FrameEvent;
import jdk.jfr.Category;
import jdk.jfr.Contextual;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Throttle;
import org.jspecify.annotations.Nullable;

/** The events as Flight Recorder sees them, under names of their own. */
final class JfrEvents {

  private JfrEvents() {}

  @Name("framealloc.Frame")
  @Label("Frame")
  @Category("framealloc")
  @Description("A frame from its begin to its end; its context shows in what frame others happened")
  @StackTrace(false)
  static final class FrameEnded extends Event {
    @Contextual
    @Label("Number")
    long number;

    @Contextual
    @Label("Phase")
    @Nullable String phase;

    @Label("Tag")
    @Nullable String tag;

    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Allocations")
    long allocations;

    @Label("Overflows")
    int overflows;

    @Label("Allocator")
    @Nullable String allocator;
  }

  @Name("framealloc.Phase")
  @Label("Phase")
  @Category("framealloc")
  @Description("A named phase of a frame from its begin to its close")
  @StackTrace(false)
  static final class PhaseEnded extends Event {
    @Label("Number")
    long number;

    @Contextual
    @Label("Name")
    @Nullable String name;

    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Allocations")
    long allocations;

    @Label("Allocator")
    @Nullable String allocator;
  }

  @Name("framealloc.Overflow")
  @Label("Overflow")
  @Category("framealloc")
  @Description("A request went beyond the capacity of the frame")
  static final class Overflowed extends Event {
    @Label("Number")
    long number;

    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Policy")
    @Nullable String policy;

    void commit(FrameEvent.Overflow from) {
      if (shouldCommit()) {
        number = from.number();
        bytes = from.bytes();
        policy = from.policy();
        commit();
      }
    }
  }

  @Name("framealloc.Budget")
  @Label("Budget")
  @Category("framealloc")
  @Description("A request did not fit into a budget, or a soft limit was reached (policy SOFT)")
  static final class Budget extends Event {
    @Label("Level")
    @Nullable String level;

    @DataAmount
    @Label("Requested")
    long requested;

    @DataAmount
    @Label("Used")
    long used;

    @DataAmount
    @Label("Limit")
    long limit;

    @Label("Policy")
    @Nullable String policy;

    void commit(FrameEvent.BudgetExceeded from) {
      if (shouldCommit()) {
        level = from.level();
        requested = from.requested();
        used = from.used();
        limit = from.limit();
        policy = from.policy().name();
        commit();
      }
    }

    void commit(FrameEvent.SoftLimitReached from) {
      if (shouldCommit()) {
        level = from.level();
        used = from.used();
        limit = from.soft();
        policy = "SOFT";
        commit();
      }
    }
  }

  @Name("framealloc.StaleAccess")
  @Label("Stale Access")
  @Category("framealloc")
  @Description("Data of a frame was used after its end, and the use was refused")
  static final class StaleAccess extends Event {
    @Label("Code")
    @Nullable String code;

    @Label("Number")
    long number;

    @Label("Frames Ago")
    long framesAgo;

    void commit(FrameEvent.StaleAccess from) {
      if (shouldCommit()) {
        code = from.code().name();
        number = from.number();
        framesAgo = from.framesAgo();
        commit();
      }
    }
  }

  @Name("framealloc.Leak")
  @Label("Leak")
  @Category("framealloc")
  @Description("Memory was found that nobody has given back")
  @StackTrace(false)
  static final class Leaked extends Event {
    @Label("Code")
    @Nullable String code;

    @Label("Kind")
    @Nullable String kind;

    @Label("Count")
    long count;

    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Tag")
    @Nullable String tag;

    @Label("Site")
    @Nullable String site;

    void commit(FrameEvent.Leak from) {
      if (shouldCommit()) {
        code = from.code().name();
        kind = from.kind();
        count = from.count();
        bytes = from.bytes();
        tag = from.tag();
        site = from.site();
        commit();
      }
    }
  }

  @Name("framealloc.Block")
  @Label("Block")
  @Category("framealloc")
  @Description("A block of frame memory was taken from the operating system, or given back")
  static final class BlockMoved extends Event {
    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Grown")
    boolean grown;

    void commit(long size, boolean taken) {
      if (shouldCommit()) {
        bytes = size;
        grown = taken;
        commit();
      }
    }
  }

  @Name("framealloc.Allocation")
  @Label("Allocation")
  @Category("framealloc")
  @Description("An allocation in a frame; off unless it is asked for, and throttled")
  @Enabled(false)
  @Throttle("300/s")
  static final class Allocated extends Event {
    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Kind")
    @Nullable String kind;

    @Label("Tag")
    @Nullable String tag;

    void commit(long size, String of, @Nullable String by) {
      if (shouldCommit()) {
        bytes = size;
        kind = of;
        tag = by;
        commit();
      }
    }
  }

  @Name("framealloc.Transfer")
  @Label("Transfer")
  @Category("framealloc")
  @Description("A value was sent to another thread, or received")
  @StackTrace(false)
  static final class Transfer extends Event {
    @Label("Id")
    long id;

    @DataAmount
    @Label("Bytes")
    long bytes;

    @Label("Received")
    boolean received;

    void commit(long number, long size, boolean arrived) {
      if (shouldCommit()) {
        id = number;
        bytes = size;
        received = arrived;
        commit();
      }
    }
  }
}
