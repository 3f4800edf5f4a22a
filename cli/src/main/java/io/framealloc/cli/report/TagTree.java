package io.framealloc.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags by their nesting; what a tag took itself stands beside what the tags inside it took. */
final class TagTree {

  private final String name;
  private final String path;
  private final Map<String, TagTree> children = new LinkedHashMap<>();
  private long own;

  private TagTree(String name, String path) {
    this.name = name;
    this.path = path;
  }

  /** The root, without a name. */
  static TagTree of(List<TagBytes> tags) {
    TagTree root = new TagTree("", "");
    for (TagBytes tag : tags) {
      TagTree node = root;
      for (String part : tag.path().split("::", -1)) {
        String path = node.path.isEmpty() ? part : node.path + "::" + part;
        node = node.children.computeIfAbsent(part, name -> new TagTree(name, path));
      }
      node.own += tag.bytes();
    }
    return root;
  }

  String name() {
    return name;
  }

  String path() {
    return path;
  }

  long bytes() {
    return own + children.values().stream().mapToLong(TagTree::bytes).sum();
  }

  /** What is inside, the largest first and nothing empty; a leaf has nothing inside. */
  List<TagTree> parts() {
    List<TagTree> parts = new ArrayList<>(children.values());
    if (own > 0 && !parts.isEmpty()) {
      TagTree self = new TagTree("(itself)", path);
      self.own = own;
      parts.add(self);
    }
    parts.removeIf(part -> part.bytes() <= 0);
    parts.sort((a, b) -> Long.compare(b.bytes(), a.bytes()));
    return parts;
  }
}
