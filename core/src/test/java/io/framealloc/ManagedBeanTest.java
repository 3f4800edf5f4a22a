package io.framealloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.framealloc.accounting.Statistics;
import io.framealloc.diagnostics.OwnershipException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ManagedBeanTest {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final SmartAlloc alloc = SmartAlloc.create();

  @AfterEach
  void close() {
    Misuse.quietly(alloc);
  }

  private void work() {
    alloc.enableStatistics();
    try (Frame frame = alloc.beginFrame();
        TagScope _ = alloc.tagScope("physics");
        FramePhase _ = frame.phase("move")) {
      frame.slice(long.class, 8);
      alloc.poolAlloc(64).close();
    }
  }

  @Test
  void attributes_areTheFiguresOfTheAllocator() throws Exception {
    ObjectName name = new ObjectName(alloc.registerMXBean("loop"));
    assertEquals("io.framealloc:type=SmartAlloc,name=loop", name.toString());
    work();
    CompositeData open = (CompositeData) server.getAttribute(name, "Statistics");
    assertEquals(alloc.statistics().totalBytes(), open.get("totalBytes"));
    CompositeData[] pools = (CompositeData[]) server.getAttribute(name, "PoolStats");
    assertEquals(alloc.poolStats().size(), pools.length);
    SmartAllocMXBean bean = JMX.newMXBeanProxy(server, name, SmartAllocMXBean.class);
    Statistics statistics = alloc.statistics();
    assertEquals(statistics, bean.getStatistics());
    assertEquals(128, statistics.totalBytes());
    assertEquals(alloc.tagStats(), bean.getTags());
    assertEquals("physics", bean.getTags().getFirst().name());
    assertEquals(alloc.phaseStats(), bean.getPhases());
    assertEquals(alloc.poolStats(), bean.getPoolStats());
    assertEquals(alloc.deferredFreeStats(), bean.getDeferredFrees());
    assertEquals(alloc.threadFrameStats(), bean.getThreads().getFirst());
    assertEquals(alloc.reservedBytes(), bean.getReservedBytes());
  }

  @Test
  void operations_act() throws Exception {
    ObjectName name = new ObjectName(alloc.registerMXBean());
    assertTrue(name.getKeyProperty("name").startsWith("alloc-"));
    SmartAllocMXBean bean = JMX.newMXBeanProxy(server, name, SmartAllocMXBean.class);
    bean.enableStatistics();
    work();
    assertTrue(bean.report().startsWith("framealloc report"), bean::report);
    bean.resetStatistics();
    assertEquals(0, alloc.statistics().totalBytes());
    bean.trim();
  }

  @Test
  void closedAllocator_isUnregistered() throws Exception {
    ObjectName name = new ObjectName(alloc.registerMXBean("closing"));
    ObjectName second = new ObjectName(alloc.registerMXBean("odd, name=1"));
    assertTrue(server.isRegistered(name));
    assertTrue(server.isRegistered(second));
    alloc.close();
    assertFalse(server.isRegistered(name));
    assertFalse(server.isRegistered(second));
    assertEquals(
        "[FA402] allocator used after close; hint: close it when its last loop has ended",
        assertThrows(OwnershipException.class, alloc::registerMXBean).getMessage());
  }

  @Test
  void takenName_isRefused() {
    alloc.registerMXBean("twice");
    assertEquals(
        "managed bean exists: name=twice; hint: give each allocator a name of its own",
        assertThrows(IllegalStateException.class, () -> alloc.registerMXBean("twice"))
            .getMessage());
  }

  @Test
  void beanThatWasUnregistered_doesNotDisturbTheClose() throws Exception {
    ObjectName name = new ObjectName(alloc.registerMXBean("gone"));
    server.unregisterMBean(name);
    alloc.close();
  }

  @Test
  void registeredAllocator_isCollectable() throws Exception {
    SmartAlloc dropped = SmartAlloc.create();
    ObjectName name = new ObjectName(dropped.registerMXBean("dropped"));
    WeakReference<SmartAlloc> gone = new WeakReference<>(dropped);
    dropped = null;
    Waiting.until(
        () -> {
          System.gc();
          return gone.get() == null && !server.isRegistered(name);
        },
        () -> "still there: " + gone.get() + ", registered=" + server.isRegistered(name));
  }

  @Test
  void jvmWithoutManagementAndFlightRecorder_works() {
    ChildJvm.onModulePath("--limit-modules", "java.base", "--enable-native-access=io.framealloc")
        .run(FewModules.class)
        .assertPrinted(
            "modules=java.base, io.framealloc",
            "told=[FrameBegin[number=2], PhaseBegin, PhaseEnd, FrameEnd]",
            "no managed beans without the module java.management; hint: run with --add-modules"
                + " java.management");
  }
}
