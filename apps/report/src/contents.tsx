import { Children, isValidElement } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Section, sectionId } from './section.tsx';
import type { SectionProps } from './section.tsx';

/** The sections of a long page, after a list of links to them and their parts. */
export function WithContents({ children }: { children: ReactNode }) {
  const sections = Children.toArray(children).filter(isSection);
  return (
    <>
      <nav className="contents" aria-label="On this page">
        <h2>On this page</h2>
        <ol>
          {sections.map(({ props: { title, parts = [] } }) => (
            <li key={title}>
              <a href={`#${sectionId(title)}`}>{title}</a>
              {parts.length > 0 && (
                <ol>
                  {parts.map((part) => (
                    <li key={part.id}>
                      <a href={`#${part.id}`}>{part.title}</a>
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </>
  );
}

function isSection(child: ReactNode): child is ReactElement<SectionProps> {
  return isValidElement(child) && child.type === Section;
}
