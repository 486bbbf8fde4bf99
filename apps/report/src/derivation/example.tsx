import type { ReactNode } from 'react';
import { typographic } from '../mathematics/typographic.ts';

/** A small calculation with numbers, set apart from the argument. */
export function Example({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="example" role="group" aria-label={`Example: ${typographic(title)}`}>
      <p className="example-title">
        <span>Example</span> {typographic(title)}
      </p>
      {children}
    </div>
  );
}
