import { implementationFiles, sourceCopy } from '../../../src/derivation/implementation.tsx';
import { readWorkspaceFile } from '../../../src/workspace.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** A copy of every file that a derivation names. */
export function generateStaticParams() {
  return implementationFiles().map((file) => ({ path: sourceCopy(file).split('/') }));
}

export async function GET(_: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const file = (await params).path.join('/').replace(/\.txt$/, '');
  return new Response(readWorkspaceFile(file, 'source'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
