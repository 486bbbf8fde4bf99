import { KATEX_FONTS, katexFont } from '../../../src/mathematics/katex-files.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return KATEX_FONTS.map((file) => ({ file }));
}

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  return new Response(new Uint8Array(katexFont((await params).file)), {
    headers: { 'content-type': 'font/woff2' },
  });
}
