package io.framealloc.demo.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjReaderTest {

  private static final String SQUARE = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

  @TempDir private Path folder;

  @Test
  void vertices_keepTheirCoordinates() throws Exception {
    Mesh mesh = read("v 0.5 -1.25 1e2\nv .5 +3 -2E-1 1.0\nv 1 2 3 0.1 0.2 0.3\nf 1 2 3\n");
    float[] expected = {0.5f, -1.25f, 100f, 0.5f, 3f, -0.2f, 1f, 2f, 3f};
    assertArrayEquals(expected, mesh.positions());
    assertEquals("mesh.obj", mesh.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"f 1 2 3", "f 1/1 2/2 3/3", "f 1//1 2//1 3//1", "f 1/1/1 2/2/1 3/3/1"})
  void everyFormOfIndex_namesTheSameTriangle(String face) throws Exception {
    Mesh mesh = read(SQUARE + "vt 0 0\nvt 1 0\nvt 1 1\nvn 0 0 1\n" + face);
    assertArrayEquals(new int[] {0, 1, 2}, mesh.corners());
  }

  @Test
  void negativeIndices_countBackFromTheLinesAbove() throws Exception {
    Mesh mesh = read("v 0 0 0\nv 1 0 0\nv 1 1 0\nvn 0 0 1\nf -3//-1 -2//-1 -1//-1\nv 9 9 9\n");
    assertArrayEquals(new int[] {0, 1, 2}, mesh.corners());
  }

  @Test
  void polygon_becomesAFan() throws Exception {
    assertArrayEquals(new int[] {0, 1, 2, 0, 2, 3}, read(SQUARE + "f 1 2 3 4\n").corners());
  }

  @Test
  void commentsAndUnknownStatements_areIgnored() throws Exception {
    String text =
        "# head\nmtllib a.mtl\no thing\n" + SQUARE + "g\nusemtl m\ns off\nf 1 2 3 # tail\n";
    assertArrayEquals(new int[] {0, 1, 2}, read(text).corners());
  }

  @Test
  void lineContinuation_joinsLines() throws Exception {
    assertArrayEquals(new int[] {0, 1, 2}, read(SQUARE + "f 1 \\\n 2\\\r\n3").corners());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEnding_endsALine(String ending) throws Exception {
    String text = (SQUARE + "\n\n  f\t1 2 3\n").replace("\n", ending);
    assertArrayEquals(new int[] {0, 1, 2}, read(text).corners());
  }

  @Test
  void missingFile_isNamed() {
    Path file = folder.resolve("absent.obj");
    MeshException e = assertThrows(MeshException.class, () -> ObjReader.read(file));
    assertEquals("mesh file not found: file=" + file, e.getMessage());
  }

  @Test
  void folder_isNoMesh() {
    MeshException e = assertThrows(MeshException.class, () -> ObjReader.read(folder));
    assertEquals("mesh is not a regular file: file=" + folder, e.getMessage());
  }

  @Test
  void fileWithoutFaces_hasNoTriangles() {
    assertFault("mesh has no triangles: file=FILE", "");
    assertFault("mesh has no triangles: file=FILE", SQUARE);
  }

  @Test
  void badIndex_namesLineAndLimit() {
    String hint = "; indices run from 1, or from -1 backwards, over the lines above";
    assertFaultAt(5, "index refers to nothing: vertex=5, limit=4" + hint, SQUARE + "f 1 2 5\n");
    assertFaultAt(5, "index refers to nothing: vertex=0, limit=4" + hint, SQUARE + "f 1 2 0\n");
    assertFaultAt(5, "index refers to nothing: vertex=-5, limit=4" + hint, SQUARE + "f 1 2 -5\n");
    assertFaultAt(5, "index refers to nothing: texture=1, limit=0" + hint, SQUARE + "f 1/1 2 3\n");
    assertFaultAt(5, "index refers to nothing: normal=2, limit=0" + hint, SQUARE + "f 1//2 2 3\n");
  }

  @Test
  void badWord_isShown() {
    assertFaultAt(5, "not a whole number: vertex=two", SQUARE + "f 1 two 3\n");
    assertFaultAt(5, "not a whole number: texture=", SQUARE + "f 1/ 2 3\n");
    assertFaultAt(5, "not a whole number: vertex=99999999999", SQUARE + "f 1 99999999999 3\n");
    assertFaultAt(1, "not a finite decimal number: value=NaN", "v 0 NaN 0\n");
    assertFaultAt(1, "not a finite decimal number: value=1e99", "v 0 1e99 0\n");
    assertFaultAt(1, "not a finite decimal number: value=0x1p3", "v 0x1p3 0 0\n");
    assertFaultAt(
        1,
        "not a finite decimal number: value=1?2",
        "v 1\u00002 0 0\n".replace('\u0000', '\u00e9'));
  }

  @Test
  void shortStatement_namesWhatIsMissing() {
    assertFaultAt(2, "a vertex needs 3 coordinates: found=2", "\nv 1 2\n");
    assertFaultAt(5, "a face needs at least 3 corners: found=2", SQUARE + "f 1 2\n");
  }

  @Test
  void continuedLine_isNamedByItsFirst() {
    assertFaultAt(5, "not a whole number: vertex=x", SQUARE + "f 1 \\\n 2 \\\n x\n");
  }

  @Test
  void endlessLine_isRefused() {
    assertFaultAt(1, "line too long: limit=1048576 characters", "v " + "1".repeat(1 << 21));
  }

  private void assertFaultAt(int line, String what, String text) {
    assertFault("bad mesh: file=FILE, line=" + line + ": " + what, text);
  }

  private void assertFault(String message, String text) {
    MeshException e = assertThrows(MeshException.class, () -> read(text));
    assertEquals(message.replace("FILE", folder.resolve("mesh.obj").toString()), e.getMessage());
  }

  private Mesh read(String text) throws IOException, MeshException {
    Path file = folder.resolve("mesh.obj");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return ObjReader.read(file);
  }
}
