/** A real-time loop on a real mesh, on the heap and in frame memory. */
module io.framealloc.demo {
  requires info.picocli;
  requires io.framealloc;
  requires java.desktop;
  requires jdk.management;
  requires static org.jspecify;

  exports io.framealloc.demo;

  opens io.framealloc.demo to
      info.picocli;
  opens io.framealloc.demo.frames to
      io.framealloc;
}
