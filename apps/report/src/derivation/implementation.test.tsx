import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readWorkspaceFile } from '../workspace.ts';
import { implementation, implementationFiles, sourceCopy } from './implementation.tsx';

const ADAM = 'libs/methods/src/optimizers/adam.ts';

describe('an implementation', () => {
  const Implementation = implementation('../');

  it('shows the file and leads to the copy of it that the site has', () => {
    const html = renderToStaticMarkup(<Implementation file={ADAM} />);
    expect(html).toContain(`<code>${ADAM}</code>`);
    expect(html).toContain('export const adam: Optimizer');
    expect(html).toContain(`href="../source/${ADAM}.txt"`);
  });

  it('stops the build where there is no such file', () => {
    expect(() => renderToStaticMarkup(<Implementation file="libs/methods/src/optimizers/none.ts" />)).toThrow(
      /Implementation file.*none\.ts/,
    );
  });
});

it('are copied to the site, each once', () => {
  const files = implementationFiles();
  expect(files).toContain(ADAM);
  expect(new Set(files.map(sourceCopy)).size).toBe(files.length);
  for (const file of files) expect(readWorkspaceFile(file, 'test').length, file).toBeGreaterThan(100);
});
