package io.framealloc.internal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoragePoolTest {

  private final StoragePool pool = new StoragePool();

  @Test
  void array_isAPowerOfTwoLong() {
    assertEquals(16, pool.takeArray(1).length);
    assertEquals(16, pool.takeArray(16).length);
    assertEquals(32, pool.takeArray(17).length);
    assertEquals(1024, pool.takeArray(1000).length);
  }

  @Test
  void arrayGivenBack_isTakenAgain() {
    Object[] array = pool.takeArray(20);
    pool.giveArray(array);
    assertNotSame(array, pool.takeArray(40));
    assertSame(array, pool.takeArray(32));
    assertNotSame(array, pool.takeArray(32));
  }

  @Test
  void storageGivenBack_isTakenAgain() {
    ListStorage storage = pool.takeStorage();
    pool.giveStorage(storage);
    assertSame(storage, pool.takeStorage());
    assertNotSame(storage, pool.takeStorage());
  }

  @Test
  void trim_dropsWhatLayIdleSinceTheLastTrim() {
    List<Object[]> peak = take(10);
    peak.forEach(pool::giveArray);
    pool.trim();
    List<Object[]> used = take(3);
    used.forEach(pool::giveArray);
    pool.trim();
    assertEquals(3, take(10).stream().filter(peak::contains).count());
  }

  @Test
  void trim_dropsEverythingInTheEnd() {
    List<Object[]> peak = take(10);
    peak.forEach(pool::giveArray);
    pool.trim();
    pool.trim();
    assertEquals(0, take(10).stream().filter(peak::contains).count());
  }

  @Test
  void trim_keepsWhatIsAllUsed() {
    List<Object[]> used = take(5);
    for (int i = 0; i < 3; i++) {
      used.forEach(pool::giveArray);
      pool.trim();
      assertEquals(5, take(5).stream().filter(used::contains).count());
    }
  }

  private List<Object[]> take(int count) {
    List<Object[]> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(pool.takeArray(16));
    }
    return taken;
  }
}
