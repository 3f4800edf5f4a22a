package io.framealloc.fa.cli.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Lines of class files are matched with the names of sources. */
final class SiteTest {

  @Test
  void element_isRead_withWhateverIsBeforeIt() {
    Site site = new Site("game.Loop$Inner", "tick", 12);
    assertEquals(site, Site.parse("game.Loop$Inner.tick(Loop.java:12)"));
    assertEquals(site, Site.parse("app//game.Loop$Inner.tick(Loop.java:12)"));
    assertEquals(site, Site.parse("game@1.0/game.Loop$Inner.tick(Loop.java:12)"));
    assertEquals(new Site("Loop", "<init>", 0), Site.parse("Loop.<init>(Unknown Source)"));
    assertNull(Site.parse("somewhere"));
  }

  @Test
  void place_isThatOfTheSource() {
    assertEquals("game.Loop.Inner#tick", new Site("game.Loop$Inner", "tick", 1).place());
    assertEquals("game.Loop#tick", new Site("game.Loop", "lambda$tick$3", 1).place());
    assertEquals("game.Loop.Loader#tick", new Site("game.Loop$Loader", "tick", 1).place());
    assertEquals("game.Loop#run", new Site("game.Loop$1", "run", 1).place());
    assertEquals("game.Loop#run", new Site("game.Loop$$Lambda/0x12", "run", 1).place());
  }

  @Test
  void file_isThatOfTheOutermostClass() {
    Site site = new Site("game.Loop$Inner", "tick", 1);
    assertEquals(true, site.isIn(Path.of("/src/main/java/game/Loop.java")));
    assertEquals(false, site.isIn(Path.of("/src/main/java/other/Loop.java")));
    assertEquals("game.Loop$Inner.tick(Loop.java:1)", site.toString());
  }
}
