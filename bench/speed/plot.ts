import type { Figure } from './figure.ts';

const ROW = 34;
const LEFT = 460;
const WIDTH = 420;
const RIGHT = 120;
const TOP = 56;

/** How each figure with a goal stands to it: bars to the right of the line reach it. */
export function plot(
  figures: readonly Figure[],
  machine: { readonly processor: string; readonly cores: number },
): string {
  const rows = figures.filter(({ must }) => must !== undefined);
  const scores = rows.map(({ value, must, better }) => (better === 'lower' ? must! / value : value / must!));
  const most = Math.max(2, ...scores);
  const x = (score: number) => LEFT + (score / most) * WIDTH;
  const bars = rows.map((figure, i) => {
    const y = TOP + i * ROW;
    const colour = scores[i]! >= 1 ? '#2f7d4f' : '#b3472f';
    const value = `${figure.value.toFixed(figure.value >= 100 ? 0 : 1)} ${figure.unit}`;
    return (
      `<text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${escaped(figure.name)}</text>` +
      `<rect x="${LEFT}" y="${y}" width="${(x(scores[i]!) - LEFT).toFixed(1)}" height="20" fill="${colour}"/>` +
      `<text x="${(x(scores[i]!) + 6).toFixed(1)}" y="${y + 15}">${value}</text>`
    );
  });
  const height = TOP + rows.length * ROW + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + WIDTH + RIGHT}" height="${height}" font-family="sans-serif" font-size="13">`,
    '<title>Speed against what it must reach</title>',
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="20" y="24" font-size="15">Speed against what it must reach · ${escaped(machine.processor)}, ${machine.cores} cores</text>`,
    `<text x="${x(1)}" y="46" text-anchor="middle" fill="#555">must</text>`,
    ...bars,
    `<line x1="${x(1)}" x2="${x(1)}" y1="${TOP - 6}" y2="${height - 20}" stroke="#555" stroke-dasharray="4 3"/>`,
    '</svg>\n',
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
