import { describeEngine } from '../test/engine-contract.ts';
import { describeFaces } from '../test/faces-contract.ts';
import { wasmOperations } from './node/index.ts';

describeFaces('tfjs-backend-wasm', wasmOperations);
describeEngine('tfjs-backend-wasm', wasmOperations);
