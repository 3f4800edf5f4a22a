package io.framealloc.benchmarks;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import io.framealloc.Cursor;
import io.framealloc.FrameVec;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Records of 24 fields in a vector, reached by a cursor; one invocation is one element. */
@Row(value = "cursor-24", title = "Fields of a record of 24 in a vector of 1,000, by a cursor")
// fa: a field of the state takes what is measured.
@SuppressWarnings("FA702")
public class CursorOf24 extends RecordWork {

  private static final long STRIDE = 24 * Float.BYTES;

  record Wide(
      float a,
      float b,
      float c,
      float d,
      float e,
      float f,
      float g,
      float h,
      float i,
      float j,
      float k,
      float l,
      float m,
      float n,
      float o,
      float p,
      float q,
      float r,
      float s,
      float t,
      float u,
      float v,
      float w,
      float x) {}

  interface WideRef {
    float a();

    void a(float value);

    float b();

    void b(float value);

    float c();

    void c(float value);

    float d();

    void d(float value);

    float e();

    void e(float value);

    float f();

    void f(float value);

    float g();

    void g(float value);

    float h();

    void h(float value);

    float i();

    void i(float value);

    float j();

    void j(float value);

    float k();

    void k(float value);

    float l();

    void l(float value);

    float m();

    void m(float value);

    float n();

    void n(float value);

    float o();

    void o(float value);

    float p();

    void p(float value);

    float q();

    void q(float value);

    float r();

    void r(float value);

    float s();

    void s(float value);

    float t();

    void t(float value);

    float u();

    void u(float value);

    float v();

    void v(float value);

    float w();

    void w(float value);

    float x();

    void x(float value);
  }

  private FrameVec<Wide> vec;
  private Cursor<WideRef> cursor;
  private long base;
  private int size;

  @Setup
  public void fill() {
    vec = frame.vec(Wide.class, COUNT);
    Wide zero = new Wide(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    vec.resize(COUNT, zero);
    cursor = vec.cursor(WideRef.class);
    base = frame.alloc(COUNT * STRIDE, 64).address();
    size = COUNT;
    setAll_framealloc();
    setAll_byHand();
  }

  private long at(int index) {
    return (base & ADDRESS) + Objects.checkIndex(index, size & INDEX) * STRIDE;
  }

  private static float read(long at, int field) {
    return ALL.get(JAVA_FLOAT_UNALIGNED, at + field * Float.BYTES);
  }

  private static void write(long at, int field, float value) {
    ALL.set(JAVA_FLOAT_UNALIGNED, at + field * Float.BYTES, value);
  }

  @Benchmark
  public float get_framealloc() {
    Cursor<WideRef> c = cursor;
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      WideRef to = c.at(i);
      sum += to.a() + to.j() + to.u();
    }
    return sum;
  }

  @Benchmark
  public float get_byHand() {
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      sum += read(at, 0) + read(at, 9) + read(at, 20);
    }
    return sum;
  }

  @Benchmark
  public void set_framealloc() {
    Cursor<WideRef> c = cursor;
    for (int i = 0; i < COUNT; i++) {
      WideRef to = c.at(i);
      float v = i;
      to.a(v);
      to.j(v + 9);
      to.u(v + 20);
    }
  }

  @Benchmark
  public void set_byHand() {
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      float v = i;
      write(at, 0, v);
      write(at, 9, v + 9);
      write(at, 20, v + 20);
    }
  }

  @Benchmark
  public void update_framealloc() {
    Cursor<WideRef> c = cursor;
    for (int i = 0; i < COUNT; i++) {
      WideRef to = c.at(i);
      to.a(to.a() * 0.5f + 1);
      to.j(to.j() * 0.5f + 1);
      to.u(to.u() * 0.5f + 1);
    }
  }

  @Benchmark
  public void update_byHand() {
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      write(at, 0, read(at, 0) * 0.5f + 1);
      write(at, 9, read(at, 9) * 0.5f + 1);
      write(at, 20, read(at, 20) * 0.5f + 1);
    }
  }

  @Benchmark
  public float getAll_framealloc() {
    Cursor<WideRef> c = cursor;
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      WideRef to = c.at(i);
      sum +=
          to.a() + to.b() + to.c() + to.d() + to.e() + to.f() + to.g() + to.h() + to.i() + to.j()
              + to.k() + to.l() + to.m() + to.n() + to.o() + to.p() + to.q() + to.r() + to.s()
              + to.t() + to.u() + to.v() + to.w() + to.x();
    }
    return sum;
  }

  @Benchmark
  public float getAll_byHand() {
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      sum +=
          read(at, 0)
              + read(at, 1)
              + read(at, 2)
              + read(at, 3)
              + read(at, 4)
              + read(at, 5)
              + read(at, 6)
              + read(at, 7)
              + read(at, 8)
              + read(at, 9)
              + read(at, 10)
              + read(at, 11)
              + read(at, 12)
              + read(at, 13)
              + read(at, 14)
              + read(at, 15)
              + read(at, 16)
              + read(at, 17)
              + read(at, 18)
              + read(at, 19)
              + read(at, 20)
              + read(at, 21)
              + read(at, 22)
              + read(at, 23);
    }
    return sum;
  }

  @Benchmark
  public void setAll_framealloc() {
    Cursor<WideRef> c = cursor;
    for (int i = 0; i < COUNT; i++) {
      WideRef to = c.at(i);
      float v = i;
      to.a(v);
      to.b(v + 1);
      to.c(v + 2);
      to.d(v + 3);
      to.e(v + 4);
      to.f(v + 5);
      to.g(v + 6);
      to.h(v + 7);
      to.i(v + 8);
      to.j(v + 9);
      to.k(v + 10);
      to.l(v + 11);
      to.m(v + 12);
      to.n(v + 13);
      to.o(v + 14);
      to.p(v + 15);
      to.q(v + 16);
      to.r(v + 17);
      to.s(v + 18);
      to.t(v + 19);
      to.u(v + 20);
      to.v(v + 21);
      to.w(v + 22);
      to.x(v + 23);
    }
  }

  @Benchmark
  public void setAll_byHand() {
    for (int i = 0; i < COUNT; i++) {
      long at = at(i);
      float v = i;
      write(at, 0, v);
      write(at, 1, v + 1);
      write(at, 2, v + 2);
      write(at, 3, v + 3);
      write(at, 4, v + 4);
      write(at, 5, v + 5);
      write(at, 6, v + 6);
      write(at, 7, v + 7);
      write(at, 8, v + 8);
      write(at, 9, v + 9);
      write(at, 10, v + 10);
      write(at, 11, v + 11);
      write(at, 12, v + 12);
      write(at, 13, v + 13);
      write(at, 14, v + 14);
      write(at, 15, v + 15);
      write(at, 16, v + 16);
      write(at, 17, v + 17);
      write(at, 18, v + 18);
      write(at, 19, v + 19);
      write(at, 20, v + 20);
      write(at, 21, v + 21);
      write(at, 22, v + 22);
      write(at, 23, v + 23);
    }
  }
}
