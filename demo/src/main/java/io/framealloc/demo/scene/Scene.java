package io.framealloc.demo.scene;

import io.framealloc.demo.mesh.Mesh;
import io.framealloc.demo.mesh.MeshException;

/**
 * What is simulated: a mesh at rest, and bodies of different size and colour. Immutable; the arrays
 * are not copied.
 */
public final class Scene {

  private final Mesh mesh;
  private final float[] normals;
  private final long seed;
  private final float unit;
  private final float[] radii;
  private final float[] inverseMasses;
  private final int[] colours;

  private Scene(Mesh mesh, long seed, int bodies) {
    this.mesh = mesh;
    this.normals = Normals.of(mesh);
    this.seed = seed;
    this.unit = (float) Math.clamp(0.045 * Math.cbrt(2000.0 / bodies), 0.004, 0.12);
    this.radii = new float[bodies];
    this.inverseMasses = new float[bodies];
    this.colours = new int[bodies];
    for (int body = 0; body < bodies; body++) {
      float size = 0.75f + 0.5f * Hash.unit(seed, body, -1);
      radii[body] = unit * size;
      inverseMasses[body] = 1f / (size * size * size);
      colours[body] = Palette.body(Hash.unit(seed, body, -2));
    }
  }

  /**
   * A scene of that many bodies above a mesh, which is scaled to the scene's size.
   *
   * @throws MeshException if the mesh has no extent
   */
  public static Scene of(Mesh mesh, int bodies, long seed) throws MeshException {
    return new Scene(mesh.standing(Tuning.MESH_SIZE), seed, bodies);
  }

  /** The mesh at rest on the turntable. */
  public Mesh mesh() {
    return mesh;
  }

  /** The unit normals of the mesh's vertices, as x, y, z. */
  public float[] normals() {
    return normals;
  }

  /** The number from which everything random follows. */
  public long seed() {
    return seed;
  }

  /** The number of bodies. */
  public int bodies() {
    return radii.length;
  }

  /** The typical radius of a body. */
  public float unit() {
    return unit;
  }

  /** The radius of a body. */
  public float radius(int body) {
    return radii[body];
  }

  /** One over the mass of a body; the body of typical radius has mass 1. */
  public float inverseMass(int body) {
    return inverseMasses[body];
  }

  /** The colour of a surface, by its number. */
  public int surfaceColour(int surface) {
    if (surface >= Palette.FIRST_BODY) {
      return colours[surface - Palette.FIRST_BODY];
    }
    return surface == Palette.MESH ? Palette.MESH_COLOUR : Palette.tableColour(surface);
  }
}
