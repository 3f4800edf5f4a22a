package io.framealloc;

import io.framealloc.diagnostics.DiagnosticException;

/** Prints the strict mode of this JVM, where it comes from, and what a leak does. */
final class StrictProgram {

  private StrictProgram() {}

  public static void main(String[] args) {
    AllocConfig config;
    try {
      config = AllocConfig.defaults();
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
      return;
    }
    AllocConfig.Setting setting =
        config.settings().stream()
            .filter(each -> each.name().equals("strictMode"))
            .findFirst()
            .orElseThrow();
    System.out.println(setting.value() + " " + setting.source());
    SmartAlloc alloc = SmartAlloc.create(config);
    alloc.diagnostics(finding -> {});
    alloc.poolAlloc(64);
    try {
      alloc.close();
      System.out.println("none");
    } catch (DiagnosticException e) {
      System.out.println(e.code());
    }
  }
}
