"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const HEIGHT = 300;
  const charts = [];
  const MARKS = ["over", "lane-5"];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
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

  function bytes(value) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let unit = 0;
    while (Math.abs(value) >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return (unit === 0 ? String(value) : value.toFixed(value < 10 ? 2 : 1)) + " " + units[unit];
  }

  const milliseconds = (value) => value.toFixed(2) + " ms";
  const position = (value) => (data.axis === "seconds" ? value.toFixed(3) + " s" : String(value));

  /** Steps of an axis of bytes: powers of two, so that the labels are round. */
  function byteSplits(chart, index, low, high) {
    let step = 1;
    while ((high - low) / step > 6) {
      step *= 2;
    }
    const splits = [];
    for (let at = Math.ceil(low / step) * step; at <= high; at += step) {
      splits.push(at);
    }
    return splits;
  }

  function show(id, lanes, label, text, more) {
    const place = document.getElementById(id);
    const filled = lanes.filter((lane) => lane.x.length > 0);
    if (filled.length === 0) {
      place.textContent = "Nothing was recorded.";
      place.style.minHeight = "0";
      return;
    }
    const values = uPlot.join(filled.map((lane) => [lane.x, lane.y]));
    const chart = new uPlot(
      {
        width: place.clientWidth,
        height: HEIGHT,
        series: [
          { label: data.axis, value: (_, v) => (v == null ? "-" : position(v)) },
          ...filled.map((lane, i) => ({
            label: lane.name,
            stroke: () => colour("lane-" + (i % 6)),
            width: 1.5,
            spanGaps: true,
            points: { show: lane.x.length < 60, size: 5 },
            value: (_, v) => (v == null ? "-" : text(v)),
          })),
        ],
        axes: [axis(data.axis), axis(label, { size: 76, ...more })],
        scales: {
          x: { time: false, range: (_, low, high) => (low === high ? [low - 1, high + 1] : [low, high]) },
          y: { range: (_, low, high) => [0, high > 0 ? high * 1.08 : 1] },
        },
        cursor: { points: { size: 7 } },
        legend: { live: true },
        hooks: { draw: [drawMarks] },
      },
      values,
      place,
    );
    charts.push({ place, chart });
  }

  function drawMarks(chart) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.lineWidth = 2 * devicePixelRatio;
    data.marks.forEach((lane, kind) => {
      ctx.strokeStyle = colour(MARKS[kind % MARKS.length]);
      for (const moment of lane.x) {
        const x = chart.valToPos(moment, "x", true);
        if (x >= bbox.left && x <= bbox.left + bbox.width) {
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bbox.top + 9 * devicePixelRatio);
          ctx.stroke();
        }
      }
    });
    ctx.restore();
  }

  function explainMarks() {
    const place = document.getElementById("marks");
    data.marks.forEach((lane, kind) => {
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.style.background = "var(--" + MARKS[kind % MARKS.length] + ")";
      place.append(mark, lane.name);
    });
  }

  explainMarks();
  show("time-chart", data.times, "milliseconds per frame", milliseconds);
  show("bytes-chart", data.bytes, "bytes", bytes, {
    splits: byteSplits,
    values: (_, splits) => splits.map(bytes),
  });
  document.documentElement.dataset.charts = String(charts.length);

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
