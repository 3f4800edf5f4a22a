package io.framealloc;

import io.framealloc.annotation.FrameScoped;
import io.framealloc.internal.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Reads and writes single components of the values in a slice or a vector, where they lie.
 *
 * <p>No record is made, so this is the fastest form for records of any width. The accessors are
 * declared by an interface of the user's:
 *
 * {@snippet :
 * record Vec3(float x, float y, float z) {}
 * record Particle(Vec3 pos, Vec3 vel, int id, @Length(4) float[] weights) {}
 *
 * interface ParticleRef {
 *   int id();                         // reads
 *   void id(int value);               // writes
 *   float pos_x();                    // a component of a nested record
 *   ParticleRef pos_x(float value);   // returns the cursor, for a chain of calls
 *   float weights(int i);             // an element of an array
 *   void weights(int i, float value);
 * }
 *
 * Cursor<ParticleRef> cursor = particles.cursor(ParticleRef.class);
 * for (int i = 0; i < particles.size(); i++) {
 *   ParticleRef p = cursor.at(i);
 *   p.pos_x(p.pos_x() + 1);
 * }
 * }
 *
 * <p>A method is named for its component, or for all components on the way to it joined by an
 * underscore. It has one {@code int} parameter for each array on the way. A reader returns the
 * component; a writer takes it as its last parameter and returns nothing or the interface. The
 * interface may have any of the possible methods, and default methods that use them. A value type
 * that is no record has the one component {@code value}.
 *
 * <h2>Lifetime</h2>
 *
 * As long as the slice or vector. A vector may grow and move meanwhile; the bytes of an element
 * that is removed stay readable until the cursor is moved.
 *
 * <h2>Threads</h2>
 *
 * Confined to the thread of its frame.
 *
 * @param <C> the interface
 * @since 0.1
 */
@FrameScoped
public abstract class Cursor<C> extends ValueCode {

  private static final long NOWHERE = -1;

  private final TypedData<?> data;
  private int index;

  /* Relative to the base, for the address of the data that was seen when this was moved. */
  private long position;
  private long seen = NOWHERE;

  /**
   * For generated classes.
   *
   * @param data what to point into
   */
  @SuppressWarnings("exports") // called by generated classes only
  protected Cursor(TypedData<?> data) {
    this.data = data;
  }

  /** Implemented by no source: there are no subclasses but the generated ones. */
  abstract void generated();

  /**
   * Makes another cursor of the same generated class.
   *
   * @param data what to point into
   * @return the cursor, at the first element
   */
  @SuppressWarnings("exports") // called by this package only
  protected abstract Cursor<C> make(TypedData<?> data);

  /**
   * Moves to an element.
   *
   * @param index from 0 to {@code size() - 1}
   * @return this cursor, which now reads and writes that element; no new object
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws io.framealloc.diagnostics.FrameEndedException if the frame has ended
   * @throws WrongThreadException if called by another thread
   */
  public abstract C at(int index);

  /**
   * Checks life and index, and points to the element.
   *
   * @param stride bytes per element
   * @param to the index
   */
  protected final void move(long stride, int to) {
    TypedData<?> source = data;
    source.check();
    position =
        Memory.locate(source.block, source.address)
            + Objects.checkIndex(to, source.size & Memory.INDEX_MASK) * stride;
    seen = source.address;
    index = to;
  }

  /**
   * Checks the life of the data.
   *
   * @param offset in bytes
   * @return the address so far behind the start of the element, relative to {@link #base()}
   */
  protected final long position(long offset) {
    TypedData<?> source = data;
    source.check();
    if (source.address != seen) {
      move(source.stride(), index);
    }
    return position + offset;
  }

  /**
   * Returns the segment that checked addresses are relative to.
   *
   * @return the whole address space or, without native access, the block
   */
  protected final MemorySegment base() {
    return Memory.base(data.block);
  }

  /**
   * Returns a text for people who debug.
   *
   * @return the index
   */
  @Override
  public String toString() {
    return "Cursor[index=" + index + "]";
  }
}
