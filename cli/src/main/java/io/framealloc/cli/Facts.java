package io.framealloc.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.framealloc.Bytes;
import io.framealloc.SmartAlloc;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * What {@code doctor} prints of the JVM and the machine.
 *
 * @param version of the JDK
 * @param vendor of the JDK
 * @param home the folder of the JDK
 * @param nativeAccess whether the library may use native memory directly
 * @param maxDirectMemory the limit of native memory, in words
 * @param memory what the operating system says
 */
record Facts(
    String version,
    String vendor,
    String home,
    boolean nativeAccess,
    String maxDirectMemory,
    SystemMemory memory) {

  static Facts ofThisJvm() {
    return new Facts(
        Runtime.version().toString(),
        System.getProperty("java.vendor"),
        System.getProperty("java.home"),
        SmartAlloc.class.getModule().isNativeAccessEnabled(),
        maxDirectMemory(option("MaxDirectMemorySize"), Runtime.getRuntime().maxMemory()),
        new SystemMemory(Path.of("/")));
  }

  /** The limit; {@code option} is 0 where it is not set, and then the limit is the heap's. */
  static String maxDirectMemory(long option, long maxHeap) {
    return option > 0
        ? Bytes.format(option) + ", by -XX:MaxDirectMemorySize"
        : Bytes.format(maxHeap) + ", that of the heap; -XX:MaxDirectMemorySize sets another";
  }

  private static long option(String name) {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return vm == null ? 0 : Long.parseLong(vm.getVMOption(name).getValue());
  }
}
