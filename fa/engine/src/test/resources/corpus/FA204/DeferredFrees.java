import io.framealloc.AllocConfig;
import io.framealloc.DeferredConfig;
import io.framealloc.QueueFullPolicy;
import io.framealloc.SmartAlloc;

/** Somebody has to process what is deferred. */
final class DeferredFrees {

  static SmartAlloc nobody() {
    return SmartAlloc.create(
        AllocConfig.builder()
            .deferredFrees(
                DeferredConfig.explicit().bounded(64, QueueFullPolicy.DROP_OLDEST)) // WARN FA204
            .build());
  }

  static DeferredConfig unbounded() {
    return DeferredConfig.explicit(); // WARN FA204
  }

  static SmartAlloc atFrameBegin() { // CLEAN
    return SmartAlloc.create(
        AllocConfig.builder()
            .deferredFrees(
                DeferredConfig.atFrameBegin().bounded(4096, QueueFullPolicy.PROCESS_IMMEDIATELY))
            .build());
  }

  static DeferredConfig atFrameEnd() { // CLEAN
    return DeferredConfig.atFrameEnd();
  }

  static DeferredConfig incremental() { // CLEAN
    return DeferredConfig.incremental(16);
  }
}
