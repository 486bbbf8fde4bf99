import type { Operand, Operations, Tensor, Variable } from './operations.ts';

/** What is used here of tfjs-node's addon: it executes any operation of TensorFlow's C library by its name. */
export interface Binding {
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_TYPE: number;
  /** @returns the tensor's id; TensorFlow reads the array itself until the tensor is deleted */
  createTensor(shape: readonly number[], type: number, values: Float32Array | Int32Array): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): Float32Array;
  executeOp(
    operation: string,
    attributes: readonly Attribute[],
    inputs: readonly number[],
    outputs: number,
  ): { readonly id: number; readonly shape: readonly number[] }[];
  getNumOfTensors(): number;
}

interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

interface NativeTensor extends Tensor {
  readonly id: number;
}

interface NativeVariable extends Variable {
  /** The tensor that holds the resource's handle. */
  readonly resource: number;
  /** Lets go of the value read last, so that an update need not copy it. */
  release(): void;
}

/**
 * The operations by TensorFlow's C library, straight through the addon of tfjs-node. TensorFlow.js itself would take
 * some 30 microseconds for each, its bookkeeping included, which for networks of this size is most of a step. Variables
 * are TensorFlow's resources, which `ResourceApply` operations change in place.
 *
 * @param backend what the addon is, with its versions
 */
export function nativeOperations(binding: Binding, backend: string): Operations {
  const before = binding.getNumOfTensors();
  const ofType = (name: string, value: number) => ({ name, type: binding.TF_ATTR_TYPE, value });
  const truth = (name: string, value: boolean) => ({ name, type: binding.TF_ATTR_BOOL, value });
  const floats = [ofType('T', binding.TF_FLOAT)];
  const variables = [ofType('dtype', binding.TF_FLOAT)];
  const indices = ofType('Tidx', binding.TF_INT32);
  const reduction = [...floats, indices, truth('keep_dims', false)];
  const reductionKeepingRank = [...floats, indices, truth('keep_dims', true)];
  const products = [false, true].map((a) =>
    [false, true].map((b) => [...floats, truth('transpose_a', a), truth('transpose_b', b)]),
  );
  const int32 = (values: number[], shape: number[]) =>
    binding.createTensor(shape, binding.TF_INT32, Int32Array.from(values));
  const [rowAxis, unitAxis, bothAxes] = [int32([0], [1]), int32([1], [1]), int32([0, 1], [2])];
  const unitAxisScalar = int32([1], []);
  const constants = binding.getNumOfTensors() - before;
  /** Numbers that steps use again and again, such as learning rates. */
  const numbers = new Map<number, number>();
  let made: number[] = [];
  let depth = 0;

  /** Puts a tensor's id among those that the scope deletes. */
  function scoped<Made extends NativeTensor>(tensor: Made): Made {
    made.push(tensor.id);
    return tensor;
  }

  function tensor(values: Float32Array, shape: readonly number[]): NativeTensor {
    return scoped({ id: binding.createTensor(shape, binding.TF_FLOAT, values), shape });
  }

  const id = (operand: Operand) =>
    typeof operand === 'number' ? numberId(operand) : (operand as NativeTensor).id;

  function numberId(value: number): number {
    let id = numbers.get(value);
    if (id === undefined) {
      id = binding.createTensor([], binding.TF_FLOAT, Float32Array.of(value));
      numbers.set(value, id);
    }
    return id;
  }

  /** Lets go of numbers that no scope is using, once they are many: some change from step to step. */
  function forgetNumbers(): void {
    if (numbers.size <= NUMBERS_KEPT) return;
    for (const id of numbers.values()) binding.deleteTensor(id);
    numbers.clear();
  }

  function execute(name: string, attributes: readonly Attribute[], ...inputs: number[]): NativeTensor {
    return scoped(binding.executeOp(name, attributes, inputs, 1)[0]!);
  }

  const unary = (name: string) => (x: Tensor) => execute(name, floats, id(x));
  const binary = (name: string) => (a: Operand, b: Operand) => execute(name, floats, id(a), id(b));

  function variable(values: Float32Array, shape: readonly number[]): NativeVariable {
    const [{ id: resource }] = binding.executeOp(
      'VarHandleOp',
      [
        ...variables,
        { name: 'shape', type: binding.TF_ATTR_SHAPE, value: shape },
        { name: 'shared_name', type: binding.TF_ATTR_STRING, value: `experiments-${names++}` },
        { name: 'container', type: binding.TF_ATTR_STRING, value: '' },
      ],
      [],
      1,
    ) as [NativeTensor];
    let current: NativeTensor | undefined;
    const release = () => {
      if (current) binding.deleteTensor(current.id);
      current = undefined;
    };
    const read = () => (current ??= binding.executeOp('ReadVariableOp', variables, [resource], 1)[0]!);
    const set = (value: number) => {
      release();
      binding.executeOp('AssignVariableOp', variables, [resource, value], 0);
    };
    const write = (values: Float32Array) => {
      // A copy of TensorFlow's own: it would write its updates into an array that JavaScript shares with it.
      const shared = binding.createTensor(shape, binding.TF_FLOAT, values);
      const [copy] = binding.executeOp('DeepCopy', floats, [shared], 1) as [NativeTensor];
      set(copy.id);
      binding.deleteTensor(copy.id);
      binding.deleteTensor(shared);
    };
    write(values);
    return {
      resource,
      shape,
      release,
      read,
      assign: (value) => set(id(value)),
      write,
      values: () => binding.tensorDataSync(read().id),
      dispose() {
        release();
        binding.executeOp('DestroyResourceOp', [truth('ignore_lookup_error', false)], [resource], 0);
        binding.deleteTensor(resource);
      },
    };
  }

  return {
    backend,
    scope(run) {
      const outer = made;
      made = [];
      depth++;
      try {
        return run();
      } finally {
        for (const id of made) binding.deleteTensor(id);
        made = outer;
        if (--depth === 0) forgetNumbers();
      }
    },
    count: () => binding.getNumOfTensors() - before - constants - numbers.size,
    tensor,
    variable,
    read: (tensor) => binding.tensorDataSync(id(tensor)),

    abs: unary('Abs'),
    erf: unary('Erf'),
    exp: unary('Exp'),
    expm1: unary('Expm1'),
    log: unary('Log'),
    log1p: unary('Log1p'),
    negative: unary('Neg'),
    relu: unary('Relu'),
    sigmoid: unary('Sigmoid'),
    sign: unary('Sign'),
    softplus: unary('Softplus'),
    sqrt: unary('Sqrt'),
    square: unary('Square'),
    tanh: unary('Tanh'),

    add: binary('AddV2'),
    divide: binary('Div'),
    maximum: binary('Maximum'),
    minimum: binary('Minimum'),
    multiply: binary('Mul'),
    power: binary('Pow'),
    subtract: binary('Sub'),

    greater: binary('Greater'),
    greaterEqual: binary('GreaterEqual'),
    select: (condition, yes, no) => execute('SelectV2', floats, id(condition), id(yes), id(no)),

    matMul: (a, b, transposeA = false, transposeB = false) =>
      execute('MatMul', products[Number(transposeA)]![Number(transposeB)]!, id(a), id(b)),
    sumOverRows: (x) => execute('Sum', reduction, id(x), rowAxis),
    meanOverRows: (x) => execute('Mean', reduction, id(x), rowAxis),
    sumOverUnits: (x) => execute('Sum', reductionKeepingRank, id(x), unitAxis),
    maxOverUnits: (x) => execute('Max', reductionKeepingRank, id(x), unitAxis),
    sum: (x) => execute('Sum', reduction, id(x), x.shape.length === 2 ? bothAxes : rowAxis),
    oneHotOfLargest(x) {
      const largest = execute(
        'ArgMax',
        [...floats, indices, ofType('output_type', binding.TF_INT32)],
        id(x),
        unitAxisScalar,
      );
      const width = scoped({ id: int32([x.shape[1]!], []), shape: [] });
      const attributes = [...floats, ofType('TI', binding.TF_INT32)];
      return execute('OneHot', attributes, largest.id, width.id, id(1), id(0));
    },
    softmax: unary('Softmax'),
    logSoftmax: unary('LogSoftmax'),

    update(operation, attributes, inputs) {
      const ids = inputs.map((input) => {
        if (typeof input === 'number' || !('resource' in input)) return id(input as Operand);
        (input as NativeVariable).release();
        return (input as NativeVariable).resource;
      });
      const settings = Object.entries(attributes).map(([name, value]) => truth(name, value));
      binding.executeOp(operation, [...floats, ...settings], ids, 0);
    },
  };
}

const NUMBERS_KEPT = 100;

/** Resources of a process are told apart by name. */
let names = 0;
