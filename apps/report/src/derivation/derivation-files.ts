import { readWorkspaceFile, workspaceFiles } from '../workspace.ts';

export interface DerivationFile {
  readonly topic: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly source: string;
}

/** Every topic's derivation: `derivation.mdx` in the topic's folder, which is named by its number and id. */
export function derivationFiles(): DerivationFile[] {
  return workspaceFiles('libs/topics/src/*/derivation.mdx').map((path) => ({
    topic: path.split('/').at(-2)!.replace(/^\d+-/, ''),
    path,
    source: readWorkspaceFile(path, 'derivation'),
  }));
}
