/** Tests of code that uses frames: {@link io.framealloc.junit.FrameTest}. */
module io.framealloc.junit {
  requires transitive io.framealloc;
  requires jdk.management;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports io.framealloc.junit;
}
