import { evaluate } from '@mdx-js/mdx';
import type { ComponentProps, ComponentType, ReactElement } from 'react';
import * as runtime from 'react/jsx-runtime';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { Formula } from './formula.tsx';
import { typographic } from './typographic.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each component knows its own properties
export type MdxComponents = Readonly<Record<string, ComponentType<any>>>;

/**
 * Compiles Markdown with formulas, tables and the given components, at build time.
 *
 * @param file where the source stands, for messages
 * @throws Error naming the file where the source does not parse
 */
export async function renderMdx(
  source: string,
  file: string,
  components: MdxComponents,
): Promise<ReactElement> {
  try {
    const { default: Content } = await evaluate(source, {
      ...runtime,
      remarkPlugins: [remarkGfm, remarkMath, () => setTypographically],
    });
    return <Content components={{ code: Code, pre: Preformatted, table: Table, ...components }} />;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

interface Node {
  readonly type: string;
  value?: string;
  readonly children?: readonly Node[];
}

/** Code and formulas are nodes of their own types, and stay as they are. */
function setTypographically(node: Node): void {
  if (node.type === 'text') node.value = typographic(node.value!);
  node.children?.forEach(setTypographically);
}

/** remark-math hands on a formula as code of a class of its own. */
function Code({ className, children }: ComponentProps<'code'>) {
  const display = className?.includes('math-display') ?? false;
  if (display || className?.includes('math-inline'))
    return <Formula source={String(children).trim()} display={display} />;
  return <code className={className}>{children}</code>;
}

/** A displayed formula brings its own box. */
function Preformatted({ children }: { children?: ReactElement<ComponentProps<'code'>> }) {
  if (children?.props.className?.includes('math-display')) return children;
  return <pre tabIndex={0}>{children}</pre>;
}

function Table({ children }: ComponentProps<'table'>) {
  return (
    <div className="table" tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}
