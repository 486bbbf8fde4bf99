export { engineBinary, engineModule } from './engine-module.ts';
