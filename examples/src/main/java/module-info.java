/** The programs of the guide. */
module io.framealloc.examples {
  requires io.framealloc;
  requires static org.jspecify;
}
