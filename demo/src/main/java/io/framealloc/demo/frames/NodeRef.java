package io.framealloc.demo.frames;

/** A node in frame memory, in place. */
interface NodeRef extends BoxRef {
  int parent();

  int end();

  int from();

  int to();

  void parent(int v);

  void end(int v);

  void from(int v);

  void to(int v);
}
