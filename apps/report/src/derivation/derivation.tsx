import type { ReactElement, ReactNode } from 'react';
import { termLink } from '../glossary/glossary.tsx';
import { renderMdx } from '../mathematics/mdx.tsx';
import { typographic } from '../mathematics/typographic.ts';
import { slug } from '../slug.ts';
import { derivationFiles } from './derivation-files.ts';
import { Example } from './example.tsx';
import { figureLink } from './figure-link.tsx';
import { implementation } from './implementation.tsx';
import { Original } from './original.tsx';

export interface Derivation {
  readonly parts: readonly { readonly title: string; readonly id: string }[];
  readonly content: ReactElement;
}

/**
 * The derivation of a topic; undefined where the topic has none. A heading of the second level is a part, one of the
 * third a step.
 *
 * @param figures the ids of the page's figures, which it may refer to
 * @throws Error where the file does not parse, a formula is not KaTeX's, a term is not in the glossary or a file that
 * it names does not exist
 */
export async function derivationOf(
  topic: string,
  figures: readonly string[],
): Promise<Derivation | undefined> {
  const file = derivationFiles().find((derivation) => derivation.topic === topic);
  if (file === undefined) return undefined;
  const content = await renderMdx(file.source, file.path, {
    h2: Part,
    h3: Step,
    Example,
    Figure: figureLink(figures),
    Implementation: implementation('../'),
    Original,
    Term: termLink('../'),
  });
  const titles = [...file.source.matchAll(/^## (.+)$/gm)].map(([, title]) => typographic(title!));
  return { parts: titles.map((title) => ({ title, id: partId(title) })), content };
}

function partId(title: string): string {
  return `derivation-${slug(title)}`;
}

/** The page has the first two levels of headings for itself. */
function Part({ children }: { children?: ReactNode }) {
  return <h3 id={partId(String(children))}>{children}</h3>;
}

function Step({ children }: { children?: ReactNode }) {
  return <h4>{children}</h4>;
}
