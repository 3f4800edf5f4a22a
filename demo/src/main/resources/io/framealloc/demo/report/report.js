"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const HEIGHT = 320;
  const MIB = 1024 * 1024;
  const charts = [];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const ofVariant = (variant) => (variant.name === "heap" ? "heap" : "frame");
  const frames = data.variants[0].nanos.map((_, i) => (i + 1) * data.framesPerPoint);
  const axis = (label, more) => ({
    label,
    labelSize: 22,
    labelFont: "13px system-ui, sans-serif",
    font: "12px system-ui, sans-serif",
    stroke: () => colour("quiet"),
    grid: { stroke: () => colour("line"), width: 1 },
    ticks: { stroke: () => colour("line"), width: 1 },
    ...more,
  });
  const line = (label, name, unit, digits, more) => ({
    label,
    stroke: () => colour(name),
    width: 1.5,
    points: { show: false },
    value: (_, v) => (v == null ? "-" : v.toFixed(digits) + " " + unit),
    ...more,
  });

  function show(id, series, axes, scales, values, more) {
    const place = document.getElementById(id);
    const chart = new uPlot(
      {
        width: place.clientWidth,
        height: HEIGHT,
        series,
        axes,
        scales,
        cursor: { points: { size: 7 } },
        legend: { live: true },
        ...more,
      },
      values,
      place,
    );
    charts.push({ place, chart });
  }

  function drawCollections(chart) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.lineWidth = 2 * devicePixelRatio;
    for (const variant of data.variants) {
      ctx.strokeStyle = colour(ofVariant(variant));
      variant.collections.forEach((count, i) => {
        const x = chart.valToPos(frames[i], "x", true);
        if (count > 0 && x >= bbox.left && x <= bbox.left + bbox.width) {
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bbox.top + 9 * devicePixelRatio);
          ctx.stroke();
        }
      });
    }
    ctx.restore();
  }

  const frameSeries = { label: "frame", value: (_, v) => (v == null ? "-" : String(v)) };
  const linear = { x: { time: false }, y: { range: (_, low, high) => [0, high > 0 ? high * 1.08 : 1] } };

  show(
    "time-chart",
    [frameSeries, ...data.variants.map((v) => line(v.name, ofVariant(v), "ms", 2))],
    [axis("frame"), axis("milliseconds per frame", { size: 56 })],
    linear,
    [frames, ...data.variants.map((v) => v.nanos.map((n) => n / 1e6))],
    { hooks: { draw: [drawCollections] } },
  );

  const framed = data.variants.filter((v) => v.frameBytes.some((b) => b > 0));
  show(
    "memory-chart",
    [
      frameSeries,
      ...data.variants.map((v) => line("heap bytes, " + v.name, ofVariant(v), "MiB", 3)),
      ...framed.map((v) => line("frame memory, " + v.name, "memory", "MiB", 3, { dash: [6, 4] })),
    ],
    [axis("frame"), axis("MiB per frame", { size: 56 })],
    linear,
    [
      frames,
      ...data.variants.map((v) => v.heapBytes.map((b) => b / MIB)),
      ...framed.map((v) => v.frameBytes.map((b) => b / MIB)),
    ],
  );

  showHistogram();

  function showHistogram() {
    const times = data.variants.map((v) => v.nanos.map((n) => n / 1e6));
    const highest = Math.max(...times.map((t) => t.reduce((a, b) => Math.max(a, b), 0)));
    const width = niceWidth(highest / 45);
    const bins = Math.floor(highest / width) + 1;
    const counts = times.map((t) => {
      const bin = new Array(bins).fill(0);
      t.forEach((ms) => bin[Math.floor(ms / width)]++);
      return bin;
    });
    const share = 1 / data.variants.length;
    const middles = Array.from({ length: bins }, (_, i) => (i + 0.5) * width);
    const most = Math.max(...counts.map((c) => Math.max(...c)));
    const bars = (position) => (chart, index, from, to) => {
      const { ctx } = chart;
      ctx.save();
      ctx.fillStyle = colour(ofVariant(data.variants[index - 1]));
      const bottom = chart.valToPos(0.5, "y", true);
      for (let i = from; i <= to; i++) {
        const count = counts[index - 1][i];
        if (count > 0) {
          const left = chart.valToPos(i * width + width * (0.06 + 0.88 * share * position), "x", true);
          const right = chart.valToPos(i * width + width * (0.06 + 0.88 * share * (position + 1)), "x", true);
          const top = chart.valToPos(count, "y", true);
          ctx.fillRect(left, top, right - left, bottom - top);
        }
      }
      ctx.restore();
      return null;
    };
    const digits = width < 0.1 ? 2 : width < 1 ? 1 : 0;
    show(
      "histogram-chart",
      [
        {
          label: "milliseconds",
          value: (_, v) => (v == null ? "-" : range(v - width / 2, v + width / 2, digits)),
        },
        ...data.variants.map((v, i) => ({
          label: v.name,
          stroke: () => colour(ofVariant(v)),
          fill: () => colour(ofVariant(v)),
          paths: bars(i),
          points: { show: false },
          value: (_, n) => (n == null ? "-" : n + " frames"),
        })),
      ],
      [axis("milliseconds per frame"), axis("number of frames", { size: 56 })],
      {
        x: { time: false, range: [0, bins * width] },
        y: { distr: 3, range: [0.5, most * 1.5] },
      },
      [middles, ...counts],
      { cursor: { points: { show: false }, y: false, drag: { x: false, y: false } } },
    );
  }

  function range(low, high, digits) {
    return low.toFixed(digits) + " to " + high.toFixed(digits);
  }

  function niceWidth(least) {
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 2.5, 5, 10].map((f) => f * power).find((w) => w >= least);
  }

  addEventListener("resize", () => {
    for (const { place, chart } of charts) {
      chart.setSize({ width: place.clientWidth, height: HEIGHT });
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const { chart } of charts) {
      chart.redraw(false, true);
    }
  });
})();
