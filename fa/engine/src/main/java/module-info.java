/** The analyzer's engine: findings about frame memory in attributed Java sources. */
module io.framealloc.fa.engine {
  requires static org.jspecify;
  requires transitive io.framealloc;
  requires transitive jdk.compiler;

  exports io.framealloc.fa.engine;
}
