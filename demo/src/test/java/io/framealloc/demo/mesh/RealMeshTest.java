package io.framealloc.demo.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RealMeshTest {

  @ParameterizedTest
  @CsvSource({"spot.obj, 2930, 5856", "stanford-bunny.obj, 35947, 69451"})
  void realMesh_isReadWhole(String name, int vertices, int triangles) throws Exception {
    Path file = Path.of(System.getProperty("framealloc.shared", "absent"), "data", name);
    assumeTrue(Files.exists(file), "no such mesh here");
    Mesh mesh = ObjReader.read(file);
    assertEquals(vertices, mesh.vertexCount());
    assertEquals(triangles, mesh.triangleCount());
  }
}
