package io.framealloc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TreemapTest {

  private static TagBytes tag(String path, long bytes) {
    return new TagBytes(path, "frame", bytes, 1);
  }

  private static List<String> names(TagTree tree) {
    return tree.parts().stream().map(part -> part.name() + "=" + part.bytes()).toList();
  }

  @Test
  void tree_addsUpWhatIsInside() {
    TagTree root =
        TagTree.of(List.of(tag("a::b", 5), tag("a", 2), tag("c", 9), tag("a::d", 1), tag("e", 0)));
    assertEquals(17, root.bytes());
    assertEquals(List.of("c=9", "a=8"), names(root));
    TagTree a = root.parts().get(1);
    assertEquals(List.of("b=5", "(itself)=2", "d=1"), names(a));
    assertEquals("a::b", a.parts().getFirst().path());
  }

  @Test
  void nothingTaken_isNoPicture() {
    assertEquals("", Treemap.of(List.of()));
    assertEquals("", Treemap.of(List.of(tag("a", 0))));
  }

  @Test
  void eachTag_isARectangleThatSaysItsBytesAndShare() {
    String svg = Treemap.of(List.of(tag("a::b", 3 << 20), tag("c", 1 << 20)));
    assertEquals(3, svg.split("<rect ", -1).length - 1);
    for (String title :
        List.of("a: 3.0 MiB, 75.0 %", "a::b: 3.0 MiB, 75.0 %", "c: 1.0 MiB, 25.0 %")) {
      assertTrue(svg.contains("<title>" + title + "</title>"), title);
    }
    assertTrue(svg.contains("role=\"img\" aria-labelledby=\"treemap-title\""));
  }

  @Test
  void hugeNumberOfTags_isDrawn() {
    List<TagBytes> tags =
        Stream.iterate(1, i -> i <= 2000, i -> i + 1).map(i -> tag("t" + i, i)).toList();
    assertTrue(Treemap.of(tags).endsWith("</svg>"));
  }
}
