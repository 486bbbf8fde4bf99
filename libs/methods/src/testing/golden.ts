import golden from '../../golden/keras.json' with { type: 'json' };

/** What Keras computes, in double precision; see `golden/keras_golden.py`. */
export { golden };
