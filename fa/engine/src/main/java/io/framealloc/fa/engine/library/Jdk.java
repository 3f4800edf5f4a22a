package io.framealloc.fa.engine.library;

/** What is known about threads, waiting and containers of the JDK. */
final class Jdk {

  private static final String CONCURRENT = "java.util.concurrent.";

  private Jdk() {}

  static void addSpawns(Table<Spawn> spawns) {
    spawns
        .add("java.lang.Thread", Spawn.THREAD, "<init> ofPlatform unstarted start")
        .add("java.lang.Thread", Spawn.TASK, "startVirtualThread")
        .add("java.lang.Thread.Builder", Spawn.TASK, "start unstarted")
        .add("java.lang.Thread.Builder.OfPlatform", Spawn.THREAD, "start unstarted")
        .add(CONCURRENT + "ThreadFactory", Spawn.THREAD, "newThread")
        .add(CONCURRENT + "Executor", Spawn.TASK, "execute")
        .add(CONCURRENT + "ExecutorService", Spawn.TASK, "submit invokeAll invokeAny execute")
        .add(
            CONCURRENT + "ScheduledExecutorService",
            Spawn.TASK,
            "schedule scheduleAtFixedRate scheduleWithFixedDelay")
        .add(CONCURRENT + "ForkJoinPool", Spawn.TASK, "execute submit invoke")
        .add(CONCURRENT + "CompletionService", Spawn.TASK, "submit")
        .add(CONCURRENT + "StructuredTaskScope", Spawn.TASK, "fork")
        .add(CONCURRENT + "CompletableFuture", Spawn.TASK, "runAsync supplyAsync completeAsync")
        .add("java.util.Timer", Spawn.TASK, "schedule scheduleAtFixedRate")
        .add("javax.swing.SwingUtilities", Spawn.TASK, "invokeLater invokeAndWait");
    String continuations = "";
    for (String name :
        Table.words(
            ("thenApply thenAccept thenRun thenCombine thenAcceptBoth runAfterBoth applyToEither"
                + " acceptEither runAfterEither thenCompose handle whenComplete exceptionally"
                + " exceptionallyCompose"))) {
      continuations += name + " " + name + "Async ";
    }
    spawns.add(CONCURRENT + "CompletionStage", Spawn.TASK, continuations.strip());
  }

  static void addWaits(Table<Wait> waits) {
    waits
        .add("java.lang.Thread", Wait.ON_RECEIVER, "join")
        .add("java.lang.Thread", Wait.BOUNDED, "sleep")
        .add("java.lang.Object", Wait.UNBOUNDED, "wait")
        .add(CONCURRENT + "Future", Wait.ON_RECEIVER, "get")
        .add(CONCURRENT + "CompletableFuture", Wait.ON_RECEIVER, "get join")
        .add(CONCURRENT + "ForkJoinTask", Wait.ON_RECEIVER, "get join")
        .add(CONCURRENT + "CountDownLatch", Wait.ON_RECEIVER, "await")
        .add(CONCURRENT + "CyclicBarrier", Wait.ON_RECEIVER, "await")
        .add(CONCURRENT + "Phaser", Wait.ON_RECEIVER, "arriveAndAwaitAdvance awaitAdvance")
        .add(CONCURRENT + "Exchanger", Wait.ON_RECEIVER, "exchange")
        .add(CONCURRENT + "Semaphore", Wait.ON_RECEIVER, "acquire acquireUninterruptibly")
        .add(CONCURRENT + "locks.Condition", Wait.UNBOUNDED, "await awaitUninterruptibly")
        .add(CONCURRENT + "BlockingQueue", Wait.UNBOUNDED, "take")
        .add(CONCURRENT + "BlockingDeque", Wait.UNBOUNDED, "take takeFirst takeLast")
        .add(CONCURRENT + "CompletionService", Wait.UNBOUNDED, "take")
        .add(CONCURRENT + "StructuredTaskScope", Wait.ON_RECEIVER, "join")
        .add(CONCURRENT + "ExecutorService", Wait.ON_RECEIVER, "awaitTermination")
        .add(Framealloc.PACKAGE + "TransferChannel", Wait.UNBOUNDED, "send receive");
  }

  static void addStores(Table<Store> stores) {
    String adding = "add addAll addFirst addLast offer offerFirst offerLast push put putFirst";
    stores
        .add("java.util.Collection", Store.HOLDS, adding + " addElement")
        .add("java.util.List", Store.HOLDS, adding + " set")
        .add("java.util.Map", Store.HOLDS, "put putIfAbsent putAll replace merge")
        .add("java.util.concurrent.atomic.AtomicReference", Store.HOLDS, "set lazySet getAndSet")
        .add("java.lang.ref.Reference", Store.HOLDS, "set")
        .add("java.lang.ThreadLocal", Store.HOLDS, "set")
        .add("java.util.stream.Stream.Builder", Store.HOLDS, "add accept")
        .add(CONCURRENT + "CompletableFuture", Store.SENDS, "complete completeOnTimeout")
        .add(CONCURRENT + "Exchanger", Store.SENDS, "exchange")
        .add(CONCURRENT + "SubmissionPublisher", Store.SENDS, "submit offer");
    for (String queue :
        Table.words(
            ("BlockingQueue BlockingDeque TransferQueue ConcurrentLinkedQueue"
                + " ConcurrentLinkedDeque"))) {
      stores.add(CONCURRENT + queue, Store.SENDS, adding + " putLast transfer tryTransfer");
    }
    for (String type : Table.words("java.util.Collection java.util.Map")) {
      stores
          .add(type, Store.EMPTIES, "clear removeAll")
          .add(type, Store.LOOKS, "size isEmpty contains containsKey hashCode ensureCapacity trim");
    }
    stores.add("java.util.List", Store.EMPTIES, "clear removeAll");
  }

  static void addFactories(Table<Integer> factories) {
    for (String type : Table.words("List Set Map Arrays Optional Collections Map.Entry")) {
      factories.add(
          "java.util." + type, 0, "of ofNullable asList entry singletonList singleton ofEntries");
    }
    factories
        .add("java.util.stream.Stream", 0, "of")
        .add("java.util.Map", 0, "of entry ofEntries copyOf")
        .add("java.util.List", 0, "copyOf");
  }
}
