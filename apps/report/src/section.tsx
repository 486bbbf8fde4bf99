import type { ReactNode } from 'react';
import { slug } from './slug.ts';

export interface SectionProps {
  readonly title: string;
  /** Parts within the section that have anchors of their own. */
  readonly parts?: readonly { readonly title: string; readonly id: string }[];
  readonly className?: string;
  readonly children: ReactNode;
}

/** A section of a page, with an anchor for its contents. */
export function Section({ title, className, children }: SectionProps) {
  return (
    <section className={className} id={sectionId(title)}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The tables of a page have the plain names. */
export function sectionId(title: string): string {
  return `section-${slug(title)}`;
}
