import type { ReactElement, ReactNode } from 'react';
import { InvalidInput } from '@experiments/contracts';
import { renderMdx } from '../mathematics/mdx.tsx';
import { slug } from '../slug.ts';
import { readWorkspaceFile } from '../workspace.ts';

const FILE = 'apps/report/src/glossary/glossary.mdx';

/** The terms that the glossary explains, its headings of the third level. */
export function glossaryTerms(): string[] {
  return [...readWorkspaceFile(FILE, 'glossary').matchAll(/^### (.+)$/gm)].map(([, term]) => term!);
}

export function glossary(): Promise<ReactElement> {
  return renderMdx(readWorkspaceFile(FILE, 'glossary'), FILE, { h3: Entry, Term: termLink('') });
}

/**
 * Links a word to the glossary: `<Term>softmax</Term>`, or `<Term of="gradient">slopes</Term>`.
 *
 * @param root the address of the site's root, relative to the page; empty on the glossary's own page
 */
export function termLink(root: string) {
  const page = root === '' ? '' : `${root}glossary/`;
  return function Term({ of, children }: { of?: string; children: ReactNode }) {
    const id = slug(of ?? String(children));
    const known = glossaryTerms();
    if (!known.some((term) => slug(term) === id))
      throw new InvalidInput('Term', of ?? String(children), `the glossary has ${known.join(', ')}`);
    return (
      <a className="term" href={`${page}#${id}`}>
        {children}
      </a>
    );
  };
}

function Entry({ children }: { children?: ReactNode }) {
  return <h3 id={slug(String(children))}>{children}</h3>;
}
