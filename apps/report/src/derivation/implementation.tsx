import { derivationFiles } from './derivation-files.ts';
import { readWorkspaceFile } from '../workspace.ts';

/**
 * Names the file that implements what has just been derived, and shows it. The site has its own copy of the file, so
 * that the link leads to the code that these pages were made with, wherever they stand.
 *
 * @param root the address of the site's root, relative to the page
 */
export function implementation(root: string) {
  return function Implementation({ file }: { file: string }) {
    const source = readWorkspaceFile(file, 'Implementation file');
    return (
      <details className="implementation">
        <summary>
          In the code: <code>{file}</code>
        </summary>
        <pre tabIndex={0}>
          <code>{source.trimEnd()}</code>
        </pre>
        <p>
          <a href={`${root}source/${sourceCopy(file)}`}>This file alone</a>
        </p>
      </details>
    );
  };
}

/** The name of the site's copy of a file: as text, which a server of unknown settings hands out for reading. */
export function sourceCopy(file: string): string {
  return `${file}.txt`;
}

/** Every file that a derivation names. */
export function implementationFiles(): string[] {
  const named = derivationFiles().flatMap(({ source }) =>
    [...source.matchAll(/<Implementation file="([^"]*)"/g)].map(([, file]) => file!),
  );
  return [...new Set(named)].sort();
}
