import type { Probability } from '../../src/core/units.ts';
import type { ReliabilityBin } from './reliability-tables.ts';

export interface ReliabilityCurve {
  readonly name: string;
  readonly bins: readonly ReliabilityBin[];
}

const SIZE = { width: 640, height: 520, left: 64, right: 170, top: 24, bottom: 52 } as const;
const TICKS: readonly Probability[] = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Okabe and Ito's colours, told apart by the colour-blind. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73'] as const;

const x = (p: Probability) => SIZE.left + (SIZE.width - SIZE.left - SIZE.right) * p;
const y = (p: Probability) => SIZE.height - SIZE.bottom - (SIZE.height - SIZE.top - SIZE.bottom) * p;
const round = (v: number) => v.toFixed(1);

/** How often events were right over what was stated, with bars of one standard error, as SVG. */
export function reliabilityPlot(curves: readonly ReliabilityCurve[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="sans-serif" font-size="13">
<title>Reliability: how often right over stated confidence</title>
<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>
${TICKS.map(grid).join('\n')}
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#888" stroke-dasharray="5 4"/>
${curves.flatMap(({ bins }, i) => bins.map((bin) => point(bin, COLOURS[i]!))).join('\n')}
${curves.map(legend).join('\n')}
<text x="${(x(0) + x(1)) / 2}" y="${SIZE.height - 12}" text-anchor="middle">给出的把握 stated confidence</text>
<text transform="translate(18 ${(y(0) + y(1)) / 2}) rotate(-90)" text-anchor="middle">实际正确率 share that was right</text>
</svg>
`;
}

const grid = (p: Probability): string =>
  [
    `<line x1="${round(x(p))}" y1="${y(0)}" x2="${round(x(p))}" y2="${y(1)}" stroke="#e4e4e4"/>`,
    `<line x1="${x(0)}" y1="${round(y(p))}" x2="${x(1)}" y2="${round(y(p))}" stroke="#e4e4e4"/>`,
    `<text x="${round(x(p))}" y="${y(0) + 18}" text-anchor="middle">${p}</text>`,
    `<text x="${x(0) - 8}" y="${round(y(p) + 4)}" text-anchor="end">${p}</text>`,
  ].join('');

/** As large as there are events; the bar is the standard error by the rule of succession. */
function point({ stated, events, right }: ReliabilityBin, colour: string): string {
  const likely = (right + 1) / (events + 2);
  const error = Math.sqrt((likely * (1 - likely)) / (events + 3));
  const [top, bottom] = [Math.min(1, likely + error), Math.max(0, likely - error)];
  return [
    `<line x1="${round(x(stated))}" y1="${round(y(top))}" x2="${round(x(stated))}" y2="${round(y(bottom))}" stroke="${colour}" stroke-width="1.5"/>`,
    `<circle cx="${round(x(stated))}" cy="${round(y(right / events))}" r="${round(2 + Math.sqrt(events) / 2)}" fill="${colour}" fill-opacity="0.75"/>`,
  ].join('');
}

function legend({ name, bins }: ReliabilityCurve, i: number): string {
  const at = { x: SIZE.width - SIZE.right + 24, y: SIZE.top + 16 + 22 * i };
  const events = bins.reduce((sum, bin) => sum + bin.events, 0);
  return `<circle cx="${at.x}" cy="${at.y - 4}" r="4.5" fill="${COLOURS[i]}"/><text x="${at.x + 12}" y="${at.y}">${name} (${events})</text>`;
}
