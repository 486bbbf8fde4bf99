import { InvalidInput, layerConfig, parseWith } from '@experiments/contracts';
import type { LayerConfig } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { validateModel } from './validate-model.ts';

const layers = (...given: object[]): LayerConfig[] =>
  given.map((layer) => parseWith(layerConfig, layer, 'layer'));
const dense = (units: number, activation = 'linear') => ({
  kind: 'dense',
  units,
  activation: { id: activation },
});
const adam = { id: 'adam' };

describe('validateModel', () => {
  it.each([
    ['the base model', layers(dense(128, 'relu'), dense(10)), 'softmax-cross-entropy', 10],
    ['probabilities after a softmax', layers(dense(10, 'softmax')), 'cross-entropy', 10],
    [
      'a softmax of its own',
      layers(dense(10), { kind: 'activation', activation: { id: 'softmax' } }),
      'kullback-leibler',
      10,
    ],
    ['squared error on logits', layers(dense(10)), 'mean-squared-error', 10],
    ['squared error on a softmax', layers(dense(10, 'softmax')), 'mean-squared-error', 10],
    ['counts that are no probabilities', layers(dense(10, 'softplus')), 'poisson', 10],
    ['one output for two classes', layers(dense(1)), 'hinge', 2],
    ['a probability for two classes', layers(dense(1, 'sigmoid')), 'poisson', 2],
    ['two outputs for two classes', layers(dense(2)), 'perceptron', 2],
    [
      'batch normalization and dropout between',
      layers({ kind: 'batch-normalization' }, dense(8), { kind: 'dropout', rate: 0.5 }, dense(10)),
      'focal',
      10,
    ],
  ])('takes %s', (_name, model, loss, classes) => {
    expect(() => validateModel(model, { id: loss }, adam, classes)).not.toThrow();
  });

  it.each([
    ['an unknown loss', layers(dense(10)), { id: 'cross' }, adam, 10, 'configuration.loss.id: "cross"'],
    [
      'an unknown optimizer',
      layers(dense(10)),
      { id: 'hinge' },
      { id: 'sgd' },
      10,
      'configuration.optimizer.id: "sgd"',
    ],
    [
      'an unknown activation',
      layers(dense(10, 'rleu')),
      { id: 'hinge' },
      adam,
      10,
      'configuration.model.layers.0.activation.id: "rleu"',
    ],
    [
      'too few outputs',
      layers(dense(8)),
      { id: 'hinge' },
      adam,
      10,
      'configuration.model.layers: 8 is not usable; the last layer must have 10 units',
    ],
    [
      'one output for ten classes',
      layers(dense(1)),
      { id: 'hinge' },
      adam,
      10,
      'configuration.model.layers: 1',
    ],
    [
      'three outputs for two classes',
      layers(dense(3)),
      { id: 'hinge' },
      adam,
      2,
      'the last layer must have 2 or 1 units',
    ],
    [
      'no dense layer',
      layers({ kind: 'dropout', rate: 0.1 }),
      { id: 'hinge' },
      adam,
      10,
      'a model needs a dense layer',
    ],
    ['no layers', [], { id: 'hinge' }, adam, 10, 'a model needs a dense layer'],
    [
      'one output where the loss compares outputs',
      layers(dense(1)),
      { id: 'softmax-cross-entropy' },
      adam,
      2,
      'configuration.loss.id: "softmax-cross-entropy" is not usable; it needs an output for each class; with one output take adaline, binary-cross-entropy',
    ],
    [
      'logarithms of logits',
      layers(dense(10)),
      { id: 'cross-entropy' },
      adam,
      10,
      'configuration.model.layers.0: "linear" is not usable; the loss cross-entropy takes logarithms of outputs: let the last layer\'s activation be softmax',
    ],
    [
      'logarithms of what does not sum to 1',
      layers(dense(10, 'sigmoid')),
      { id: 'kullback-leibler' },
      adam,
      10,
      'model.layers.0: "sigmoid"',
    ],
    [
      'logarithms of negative outputs',
      layers(dense(10, 'tanh')),
      { id: 'poisson' },
      adam,
      10,
      'hard-sigmoid or relu or sigmoid or softmax or softplus',
    ],
    [
      'a softmax that is dropped out',
      layers(dense(10, 'softmax'), { kind: 'dropout', rate: 0.5 }),
      { id: 'cross-entropy' },
      adam,
      10,
      'model.layers.1: "dropout"',
    ],
  ])('refuses %s', (_name, model, loss, optimizer, classes, message) => {
    const validate = () => validateModel(model, loss, optimizer, classes);
    expect(validate).toThrow(InvalidInput);
    expect(validate).toThrow(message);
  });

  it('says where a model stands that is not the main one', () => {
    expect(() =>
      validateModel(layers(dense(3)), { id: 'hinge' }, adam, 8, 'configuration.pretraining'),
    ).toThrow('configuration.pretraining.model.layers: 3');
  });
});
