/** Text with the apostrophes, quotation marks and minus signs that a typewriter lacks. */
export function typographic(text: string): string {
  return text
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/'/g, '’')
    .replace(/(?<![\w)])-(?=\d)/g, '−');
}
