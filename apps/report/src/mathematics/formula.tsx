import katex from 'katex';

interface Props {
  /** LaTeX, as KaTeX knows it. */
  readonly source: string;
  readonly display?: boolean;
}

/** `\shaped{x}{1 \times 784}` is a matrix with its shape below; the shapes of a formula stand on one line. */
const macros = { [String.raw`\shaped`]: String.raw`\;\underset{#2}{\vphantom{W_1^\top}#1}\;` };

/** More characters in one line of a displayed formula than a narrow screen may hold. */
const NARROW = 22;

/**
 * A formula, rendered when the page is built: HTML for the eye, hidden from assistive technology, and MathML for it.
 * A displayed formula scrolls within its own box where the screen is narrower; the wide ones can be reached and
 * scrolled by keyboard.
 *
 * @throws katex.ParseError where KaTeX does not know what stands in the source
 */
export function Formula({ source, display = false }: Props) {
  const html = katex.renderToString(source, {
    displayMode: display,
    strict: 'error',
    throwOnError: true,
    macros: { ...macros },
  });
  if (!display) return <span className="formula-inline" dangerouslySetInnerHTML={{ __html: html }} />;
  const reachable = widestLine(html) > NARROW ? { tabIndex: 0, role: 'group', 'aria-label': 'Formula' } : {};
  return <div className="formula" {...reachable} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Characters of the formula, of a table's rows the longest; a fraction counts as both of its parts. */
function widestLine(html: string): number {
  const letters = (mathml: string) => mathml.replace(/<[^>]*>|&[a-z]+;/g, '');
  const longestRow = (table: string) =>
    table
      .split('<mtr>')
      .map(letters)
      .reduce((longest, row) => (row.length > longest.length ? row : longest));
  const mathml = html.slice(0, html.indexOf('<annotation'));
  return letters(mathml.replace(/<mtable[\s\S]*?<\/mtable>/g, longestRow)).length;
}
