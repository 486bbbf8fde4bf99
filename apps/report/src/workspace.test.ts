import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkspaceFile, workspaceFiles, workspacePath } from './workspace.ts';

describe('the files of the repository', () => {
  it('are found from its root', () => {
    expect(existsSync(workspacePath('nx.json'))).toBe(true);
    expect(readWorkspaceFile('apps/report/README.md', 'test')).toContain('# report');
    expect(workspaceFiles('apps/*/README.md')).toContain('apps/report/README.md');
  });

  it('are asked for by name, and refused by name', () => {
    expect(() => readWorkspaceFile('libs/none.ts', 'Implementation file')).toThrow(
      /Implementation file: "libs\/none\.ts".*a file of this repository/,
    );
  });
});
