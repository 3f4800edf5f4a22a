/** Frame-based memory for real-time loops: frames, pools and heap boxes over native blocks. */
module io.framealloc {
  requires static java.management;
  requires static jdk.jfr;
  requires static transitive org.jspecify;

  exports io.framealloc;
  exports io.framealloc.accounting;
  exports io.framealloc.annotation;
  exports io.framealloc.diagnostics;
}
