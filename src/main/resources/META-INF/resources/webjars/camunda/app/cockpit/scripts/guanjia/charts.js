// Charts, drawn by Chart.js. Whoever does not see them reads the text in the canvas and the tables beside.
import { monthName } from '../../../tasklist/scripts/guanjia/texts.js';
import { say, shortDay } from './dashboard-texts.js';

const LIBRARY = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';
const COLOURS = { opened: '#1f4e82', closed: '#3b6ea5', inTime: '#b35c00', receivable: '#3b6ea5', received: '#2e7d55' };

let library = null;

function chartLibrary() {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  library = library || import(root + LIBRARY).then(() => window.Chart);
  return library;
}

async function draw(canvas, config) {
  const Chart = await chartLibrary();
  // The page may have gone on while the library came.
  if (canvas.isConnected) {
    new Chart(canvas, config);
  }
}

const bars = (label, data, colour) => ({ type: 'bar', label, data, backgroundColor: colour, borderColor: colour, yAxisID: 'y' });

// Stripes beside a full bar: the two are told apart without their colours.
function striped(colour) {
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const pen = tile.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  [-6, 0, 6].forEach((x) => { pen.moveTo(x, 6); pen.lineTo(x + 6, 0); });
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}

const stripes = (label, data, colour) => ({ ...bars(label, data, colour), backgroundColor: striped(colour), borderWidth: 1 });

export function drawTrend(canvas, trend, choose) {
  return draw(canvas, {
    data: {
      labels: trend.map((one) => shortDay(one.day)),
      datasets: [
        bars(say('opened'), trend.map((one) => one.opened), COLOURS.opened),
        stripes(say('closed'), trend.map((one) => one.closed), COLOURS.closed),
        {
          type: 'line', label: say('percent'), yAxisID: 'share', borderColor: COLOURS.inTime, backgroundColor: COLOURS.inTime,
          data: trend.map((one) => one.clocks ? Math.round(1000 * (one.clocks - one.late) / one.clocks) / 10 : null),
          spanGaps: true, pointRadius: 2, borderWidth: 2, clip: 4
        }
      ]
    },
    options: {
      animation: false, maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      onClick: (event, found) => found.length && choose(['opened', 'closed', 'clock'][found[0].datasetIndex], trend[found[0].index].day),
      scales: {
        y: { beginAtZero: true, ticks: { precision: 0 } },
        share: { position: 'right', min: 0, max: 100, grid: { drawOnChartArea: false } },
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } }
      },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 12 } } }
    }
  });
}

export function drawCollection(canvas, months) {
  return draw(canvas, {
    data: {
      labels: months.map((one) => monthName(`${Math.floor(one.month / 100)}-${String(one.month % 100).padStart(2, '0')}`)),
      datasets: [
        stripes(say('receivable'), months.map((one) => one.receivable), COLOURS.receivable),
        bars(say('received'), months.map((one) => one.received), COLOURS.received)
      ]
    },
    options: {
      animation: false, maintainAspectRatio: false,
      scales: { y: { beginAtZero: true }, x: { grid: { display: false } } },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 12 } } }
    }
  });
}
