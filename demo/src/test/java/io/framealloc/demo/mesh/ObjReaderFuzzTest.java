package io.framealloc.demo.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, the reader gives a sound mesh or a {@link MeshException} of one line. */
final class ObjReaderFuzzTest {

  private static final int ROUNDS = 1500;
  private static final String[] WORDS = {
    "v",
    "vt",
    "vn",
    "f",
    "g",
    "#",
    "\\",
    "/",
    "//",
    "1",
    "-1",
    "2/2",
    "3//1",
    "1/1/1",
    "0",
    "1.5",
    "-2e3",
    "1e99",
    "NaN",
    "x",
    "99999999999",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\\\n",
  };

  @TempDir private Path folder;

  @Test
  void randomWords_giveAMeshOrAMeshException() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextBoolean() ? " " : "");
      }
      check(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void mutatedFile_givesAMeshOrAMeshException() throws Exception {
    Random random = new Random(8);
    byte[] sound =
        "v 0 0 0\r\nvt 0 1\nv 1 0 0\nv 0 1 \\\n 0\nf 1/1 2/1 -1/-1 # a\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = sound.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      check(bytes);
    }
  }

  private void check(byte[] bytes) throws IOException {
    Path file = folder.resolve("fuzz.obj");
    Files.write(file, bytes);
    try {
      Mesh mesh = ObjReader.read(file);
      assertEquals(0, mesh.positions().length % 3);
      for (int corner : mesh.corners()) {
        assertTrue(corner >= 0 && corner < mesh.vertexCount());
      }
    } catch (MeshException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }
}
