/** A real-time loop on a real mesh, on the heap and in frame memory. */
module io.framealloc.demo {
  requires info.picocli;
  requires io.framealloc;
  requires static org.jspecify;
}
