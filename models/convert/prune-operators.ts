import type { TfliteGraph, TfliteOperator } from './tflite-reader.ts';

/** The operators that `outputs` need, in their order, constants' own DEQUANTIZE and DENSIFY left out. */
export function operatorsFor(graph: TfliteGraph, outputs: readonly number[]): TfliteOperator[] {
  const needed = new Set(outputs);
  const kept: TfliteOperator[] = [];
  for (const operator of graph.operators.toReversed()) {
    if (!operator.outputs.some((output) => needed.has(output))) continue;
    for (const input of operator.inputs) needed.add(input);
    if (operator.type !== 'DEQUANTIZE' && operator.type !== 'DENSIFY') kept.push(operator);
  }
  return kept.reverse();
}
