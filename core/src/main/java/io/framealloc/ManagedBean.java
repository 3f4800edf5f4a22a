package io.framealloc;

import io.framealloc.accounting.PhaseStats;
import io.framealloc.accounting.Statistics;
import io.framealloc.accounting.TagStats;
import io.framealloc.accounting.ThreadFrameStats;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The managed bean of one allocator, which it must not keep from being collected. This class cannot
 * be linked without the module {@code java.management}.
 */
final class ManagedBean implements SmartAllocMXBean {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final Pattern PLAIN = Pattern.compile("[^,=:\"*?\\n]+");

  private final WeakReference<SmartAlloc> alloc;

  private ManagedBean(SmartAlloc alloc) {
    this.alloc = new WeakReference<>(alloc);
  }

  /** A registration; running it ends it, and so does the collection of its allocator. */
  record Registration(ObjectName name) implements Runnable {

    @Override
    public void run() {
      try {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
      } catch (InstanceNotFoundException gone) {
        // somebody has unregistered it
      } catch (JMException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Registered register(SmartAlloc alloc, String name) {
    String value = PLAIN.matcher(name).matches() ? name : ObjectName.quote(name);
    try {
      ObjectName full = new ObjectName("io.framealloc:type=SmartAlloc,name=" + value);
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      server.registerMBean(new ManagedBean(alloc), full);
      return new Registered(
          full.toString(), CLEANER.register(alloc, new Registration(full))::clean);
    } catch (InstanceAlreadyExistsException e) {
      throw Errors.beanExists(name);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is known of a registration without JMX: its name and what ends it. */
  record Registered(String name, Runnable end) {}

  private SmartAlloc alloc() {
    SmartAlloc known = alloc.get();
    if (known == null) {
      throw new IllegalStateException("the allocator has been collected");
    }
    return known;
  }

  @Override
  public long getReservedBytes() {
    return alloc().reservedBytes();
  }

  @Override
  public Statistics getStatistics() {
    return alloc().statistics();
  }

  @Override
  public List<ThreadFrameStats> getThreads() {
    return alloc().accounting().accounts.ledgers().stream()
        .map(StatisticsReport::of)
        .sorted(Comparator.comparing(ThreadFrameStats::thread))
        .toList();
  }

  @Override
  public List<TagStats> getTags() {
    return alloc().tagStats();
  }

  @Override
  public List<PhaseStats> getPhases() {
    return alloc().phaseStats();
  }

  @Override
  public List<PoolClassStats> getPoolStats() {
    return alloc().poolStats();
  }

  @Override
  public DeferredFreeStats getDeferredFrees() {
    return alloc().deferredFreeStats();
  }

  @Override
  public void enableStatistics() {
    alloc().enableStatistics();
  }

  @Override
  public String report() {
    return alloc().report();
  }

  @Override
  public void resetStatistics() {
    alloc().resetStatistics();
  }

  @Override
  public void trim() {
    alloc().trim();
  }
}
