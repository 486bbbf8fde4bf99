import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { globSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { launchChromium } from '../browser/chromium.ts';
import type { Outcome } from './train-configurations.ts';

const root = join(import.meta.dirname, '..', '..');

/** The outcomes of the configurations in a page, over the workspace's sources as they are. */
export async function outcomesInChromium(
  executablePath: string,
  module: Uint8Array,
): Promise<Record<string, Outcome>> {
  const server = createServer(({ url }, response) =>
    answer(new URL(url!, 'http://localhost').pathname, module, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium(executablePath);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate<Record<string, Outcome>>(`(async () => {
      const { trainConfigurations } = await import('/test/exactness/train-configurations.ts');
      const module = await (await fetch('/engine.wasm')).arrayBuffer();
      return trainConfigurations(module);
    })()`);
  } finally {
    await browser.close();
    server.close();
  }
}

function answer(path: string, module: Uint8Array, response: ServerResponse): void {
  const send = (type: string, content: string | Uint8Array) =>
    response.setHeader('Content-Type', type).end(content);
  try {
    if (path === '/') return void send('text/html', page());
    if (path === '/engine.wasm') return void send('application/wasm', module);
    const source = readFileSync(join(root, path), 'utf8');
    send('text/javascript', path.endsWith('.ts') ? stripTypeScriptTypes(source) : source);
  } catch {
    response.writeHead(404).end();
  }
}

/** An empty page whose modules find the workspace's libraries and what these depend on. */
function page(): string {
  const libraries = globSync('libs/*/package.json', { cwd: root }).map((file) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return [name, new URL(exports['.'], `http://localhost/${file}`).pathname];
  });
  const imports = {
    ...Object.fromEntries(libraries),
    zod: '/node_modules/zod/index.js',
    '@noble/hashes/': '/node_modules/@noble/hashes/',
  };
  return `<!DOCTYPE html><script type="importmap">${JSON.stringify({ imports })}</script>`;
}
