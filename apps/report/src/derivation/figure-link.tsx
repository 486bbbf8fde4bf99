import type { ReactNode } from 'react';

/**
 * Leads from the theory to the figure that shows it; plain words where the report has no such figure.
 *
 * @param figures the ids of the page's figures
 */
export function figureLink(figures: readonly string[]) {
  return function Figure({ of, children }: { of: string; children: ReactNode }) {
    return figures.includes(of) ? <a href={`#${of}`}>{children}</a> : children;
  };
}
