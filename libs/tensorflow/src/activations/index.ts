import type { ActivationId } from '@experiments/methods';
import type { ActivationFace } from '../face.ts';
import { elu } from './elu.ts';
import { gelu } from './gelu.ts';
import { hardSigmoid } from './hard-sigmoid.ts';
import { leakyRelu } from './leaky-relu.ts';
import { linear } from './linear.ts';
import { mish } from './mish.ts';
import { relu } from './relu.ts';
import { selu } from './selu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { swish } from './swish.ts';
import { tanh } from './tanh.ts';

/** Activations by id. */
export const activationFaces: Readonly<Record<ActivationId, ActivationFace>> = {
  elu,
  gelu,
  'hard-sigmoid': hardSigmoid,
  'leaky-relu': leakyRelu,
  linear,
  mish,
  relu,
  selu,
  sigmoid,
  softmax,
  softplus,
  swish,
  tanh,
};
