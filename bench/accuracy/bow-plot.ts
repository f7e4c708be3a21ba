import type { CameraView } from '../../src/contract/camera-view.ts';
import type { Degrees } from '../../src/core/units.ts';
import type { MatchedBow } from './score-clip.ts';

export interface PlottedBow extends MatchedBow {
  readonly view: CameraView;
}

const SIZE = { width: 640, height: 560, left: 64, right: 150, top: 24, bottom: 52 } as const;
const LARGEST_DEG: Degrees = 60;
const TICKS_DEG = [0, 15, 30, 45, 60] as const;
/** Okabe and Ito's colours, told apart by the colour-blind. */
const COLOURS: Record<CameraView, string> = {
  front: '#0072b2',
  'front-high': '#56b4e9',
  'three-quarter': '#009e73',
  side: '#d55e00',
  close: '#cc79a7',
};

const x = (deg: Degrees) => SIZE.left + ((SIZE.width - SIZE.left - SIZE.right) * deg) / LARGEST_DEG;
const y = (deg: Degrees) => SIZE.height - SIZE.bottom - ((SIZE.height - SIZE.top - SIZE.bottom) * deg) / LARGEST_DEG;
const round = (v: number) => v.toFixed(1);

/** Measured depth of every matched bow over the true one, bars of one standard uncertainty, as SVG. */
export function bowPlot(bows: readonly PlottedBow[]): string {
  const views = [...new Set(bows.map(({ view }) => view))];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="sans-serif" font-size="13">
<title>Bow angle: measured over true</title>
<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>
${TICKS_DEG.map(grid).join('\n')}
<line x1="${x(0)}" y1="${y(0)}" x2="${x(LARGEST_DEG)}" y2="${y(LARGEST_DEG)}" stroke="#888" stroke-dasharray="5 4"/>
${bows.map(point).join('\n')}
${views.map(legend).join('\n')}
<text x="${(x(0) + x(LARGEST_DEG)) / 2}" y="${SIZE.height - 12}" text-anchor="middle">真实鞠躬角度 true depth, °</text>
<text transform="translate(18 ${(y(0) + y(LARGEST_DEG)) / 2}) rotate(-90)" text-anchor="middle">测得角度 measured depth, °</text>
</svg>
`;
}

const grid = (deg: Degrees): string =>
  [
    `<line x1="${round(x(deg))}" y1="${y(0)}" x2="${round(x(deg))}" y2="${y(LARGEST_DEG)}" stroke="#e4e4e4"/>`,
    `<line x1="${x(0)}" y1="${round(y(deg))}" x2="${x(LARGEST_DEG)}" y2="${round(y(deg))}" stroke="#e4e4e4"/>`,
    `<text x="${round(x(deg))}" y="${y(0) + 18}" text-anchor="middle">${deg}</text>`,
    `<text x="${x(0) - 8}" y="${round(y(deg) + 4)}" text-anchor="end">${deg}</text>`,
  ].join('');

function point({ view, trueDeg, measuredDeg, uncertaintyDeg }: PlottedBow): string {
  const colour = COLOURS[view];
  const [at, top, bottom] = [trueDeg, measuredDeg + uncertaintyDeg, measuredDeg - uncertaintyDeg];
  return [
    `<line x1="${round(x(at))}" y1="${round(y(top))}" x2="${round(x(at))}" y2="${round(y(bottom))}" stroke="${colour}" stroke-width="1.5"/>`,
    `<circle cx="${round(x(at))}" cy="${round(y(measuredDeg))}" r="4.5" fill="${colour}"/>`,
  ].join('');
}

function legend(view: CameraView, i: number): string {
  const at = { x: SIZE.width - SIZE.right + 24, y: SIZE.top + 16 + 22 * i };
  return `<circle cx="${at.x}" cy="${at.y - 4}" r="4.5" fill="${COLOURS[view]}"/><text x="${at.x + 12}" y="${at.y}">${view}</text>`;
}
