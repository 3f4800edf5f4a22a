package io.framealloc;

/** Whether the tests run without native access. */
final class Fallback {

  private Fallback() {}

  static boolean isOn() {
    return !SmartAlloc.class.getModule().isNativeAccessEnabled();
  }
}
