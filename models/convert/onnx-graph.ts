/** Whole numbers become INT, lists INTS, text STRING; a FLOAT says so. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly number[];
}

/** A graph under construction. Names are counted, so the same steps give the same bytes. */
export class OnnxGraph {
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxConstant[] = [];
  readonly inputs: OnnxValue[] = [];
  readonly outputs: OnnxValue[] = [];

  /** Appends a node and answers the name of its output; '' among the inputs leaves an optional one out. */
  node(type: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const output = `${type.toLowerCase()}_${this.nodes.length}`;
    this.nodes.push({ type, inputs, output, attributes });
    return output;
  }

  floats(data: Float32Array, shape: readonly number[]): string {
    return this.#constant(data, shape);
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): string {
    return this.#constant(BigInt64Array.from(values, BigInt), shape);
  }

  /** Declares `value` an output called `name`. */
  output(name: string, value: string, shape: readonly number[]): void {
    this.nodes.push({ type: 'Identity', inputs: [value], output: name, attributes: {} });
    this.outputs.push({ name, shape });
  }

  #constant(data: Float32Array | BigInt64Array, shape: readonly number[]): string {
    const name = `constant_${this.constants.length}`;
    this.constants.push({ name, shape, data });
    return name;
  }
}
